//! When a token is to be fetched, renewed and dropped.

/// A token and when it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The token: a secret.
    pub text: String,
    /// When it ends, in milliseconds of unix time.
    pub ends_ms: f64,
    /// When it is to be renewed.
    pub renew_ms: f64,
}

/// Renewed at the latest this long before the end, so that a call on its way does not carry a dead one.
const MARGIN_MS: f64 = 300_000.0;

impl Token {
    /// A token fetched at `now_ms` that ends at `ends_ms`: renewed five minutes before it ends, and a short-lived one
    /// in the last tenth of its life.
    pub fn new(text: String, now_ms: f64, ends_ms: f64) -> Self {
        let life = (ends_ms - now_ms).max(0.0);
        Self { text, ends_ms, renew_ms: ends_ms - MARGIN_MS.min(life / 10.0) }
    }

    /// Whether a call may still use it.
    pub fn is_fresh(&self, now_ms: f64) -> bool {
        now_ms < self.renew_ms
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    const NOW: f64 = 1_600_000_000_000.0;

    #[test]
    fn is_renewed_five_minutes_before_a_week_ends() {
        let token = Token::new("t".into(), NOW, NOW + 604_800_000.0);
        assert!(token.is_fresh(NOW + 604_800_000.0 - 300_001.0));
        assert!(!token.is_fresh(NOW + 604_800_000.0 - 300_000.0));
    }

    #[test]
    fn a_short_life_is_used_for_nine_tenths() {
        let token = Token::new("t".into(), NOW, NOW + 60_000.0);
        assert!(token.is_fresh(NOW + 53_999.0));
        assert!(!token.is_fresh(NOW + 54_000.0));
    }

    #[test]
    fn one_that_has_ended_is_never_fresh() {
        assert!(!Token::new("t".into(), NOW, NOW - 1.0).is_fresh(NOW));
    }
}
