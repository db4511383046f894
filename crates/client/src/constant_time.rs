//! Comparing secrets.

use ctutils::CtEq;

/// Compares two texts in a time that does not depend on where they differ.
pub fn is_same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).to_bool()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_or_not() {
        assert!(is_same("", "") && is_same("张三", "张三"));
        assert!(!is_same("a", "b") && !is_same("a", "") && !is_same("a", "ab"));
    }
}
