//! A token and when it is renewed.

/// A token and its times in milliseconds of unix time.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub text: String,
    /// When the token expires. Calls can use it until then.
    pub expires_at_ms: f64,
    /// When it is to be renewed in the background.
    pub refresh_at_ms: f64,
}

/// The wait after a failed renewal.
const RENEWAL_PAUSE_MS: f64 = 30_000.0;

impl Token {
    /// A token that is renewed in the last tenth of its time. The moment depends on a random number from 0 to 1, so
    /// that processes which share a token do not all renew it at once.
    pub fn new(text: String, now_ms: f64, expires_at_ms: f64, random: f64) -> Self {
        let tenth = (expires_at_ms - now_ms).max(0.0) / 10.0;
        // At least a tenth of that is left for the renewal itself.
        Self { text, expires_at_ms, refresh_at_ms: expires_at_ms - tenth * (1.0 - 0.9 * random) }
    }

    /// Whether a call may still use it.
    pub fn is_alive(&self, now_ms: f64) -> bool {
        now_ms < self.expires_at_ms
    }

    /// Whether the token is to be renewed.
    pub fn is_due(&self, now_ms: f64) -> bool {
        now_ms >= self.refresh_at_ms
    }

    /// Postpones the next renewal after one has failed.
    pub fn postpone_refresh(&mut self, now_ms: f64) {
        self.refresh_at_ms = now_ms + RENEWAL_PAUSE_MS;
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    const NOW: f64 = 1_600_000_000_000.0;
    const LIFE: f64 = 1000.0;

    fn token(chance: f64) -> Token {
        Token::new("t".into(), NOW, NOW + LIFE, chance)
    }

    #[test]
    fn is_renewed_at_a_random_moment_of_the_last_tenth() {
        for (chance, due) in [(0.0, 900.0), (0.5, 945.0), (1.0, 990.0)] {
            assert!(!token(chance).is_due(NOW + due - 1.0), "{chance}");
            assert!(token(chance).is_due(NOW + due + 0.001), "{chance}");
        }
    }

    #[test]
    fn is_good_until_its_end() {
        assert!(token(0.0).is_alive(NOW + LIFE - 1.0));
        assert!(!token(0.0).is_alive(NOW + LIFE));
        assert!(!Token::new("t".into(), NOW, NOW - 1.0, 0.0).is_alive(NOW));
    }

    #[test]
    fn a_renewal_that_failed_is_not_tried_again_at_once() {
        let mut token = token(0.0);
        let now = NOW + 901.0;
        token.postpone_refresh(now);
        assert!(!token.is_due(now + 29_999.0));
        assert!(token.is_due(now + 30_000.0));
    }
}
