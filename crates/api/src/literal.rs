//! Values that declarations name.

/// A value that is written out in a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    /// An integer.
    Number(i32),
    String(&'static str),
    Null,
}

/// Makes a [`Literal`] of a literal of either type.
#[derive(Debug)]
pub(crate) struct LiteralOf<T>(pub T);

impl LiteralOf<i32> {
    pub(crate) const fn literal(self) -> Literal {
        Literal::Number(self.0)
    }
}

impl LiteralOf<&'static str> {
    pub(crate) const fn literal(self) -> Literal {
        Literal::String(self.0)
    }
}
