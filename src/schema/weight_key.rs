//! Numbers for names that are put together of parts: none of the parts need be copied to find what a name stands for.

/// The number of a text, the same on every machine.
///
/// The bytes of the text are the coefficients of a polynomial: the key of a text follows from those of its parts, wherever it is cut.
///
/// ```
/// use rapporteur::schema::WeightKey;
/// let whole = WeightKey::of("far|verb=meet");
/// assert_eq!(WeightKey::of("far|").then("verb").then("=meet"), whole);
/// assert_eq!(WeightKey::of("far|").join(WeightKey::of("verb=meet")), whole);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeightKey {
    sum: u64,
    length: u32,
}

/// At which the polynomial is taken, modulo 2 to the power of 64. It is small enough that neighbouring bytes are drawn together eight at
/// a time, and larger than any two letters lie apart.
const POINT: u64 = 131;

/// The powers of that point, as far as most names go.
const POWERS: [u64; 64] = {
    let mut powers = [1; 64];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = POINT.wrapping_mul(powers[n - 1]);
        n += 1;
    }
    powers
};

/// The polynomial of eight bytes.
#[inline]
fn eight_together(eight: [u8; 8]) -> u64 {
    let eight = u64::from_le_bytes(eight);
    let pairs = (eight & 0x00ff_00ff_00ff_00ff) * POINT + (eight >> 8 & 0x00ff_00ff_00ff_00ff);
    let fours = (pairs & 0x0000_ffff_0000_ffff) * POWERS[2] + (pairs >> 16 & 0x0000_ffff_0000_ffff);
    (fours & 0xffff_ffff) * POWERS[4] + (fours >> 32)
}

/// The polynomial of four bytes.
#[inline]
fn four_together(four: [u8; 4]) -> u64 {
    let four = u64::from(u32::from_le_bytes(four));
    let pairs = (four & 0x00ff_00ff) * POINT + (four >> 8 & 0x00ff_00ff);
    (pairs & 0xffff) * POWERS[2] + (pairs >> 16)
}

impl WeightKey {
    /// The key of a text.
    #[inline]
    pub fn of(text: &str) -> WeightKey {
        WeightKey::default().then(text)
    }

    /// The key of this text and another behind it.
    #[inline]
    #[must_use]
    pub fn then(self, text: &str) -> WeightKey {
        let (mut sum, mut rest) = (self.sum, text.as_bytes());
        while let Some((eight, others)) = rest.split_first_chunk() {
            sum = sum.wrapping_mul(POWERS[8]).wrapping_add(eight_together(*eight));
            rest = others;
        }
        if let Some((four, others)) = rest.split_first_chunk() {
            sum = sum.wrapping_mul(POWERS[4]).wrapping_add(four_together(*four));
            rest = others;
        }
        let step = |sum: u64, byte: u8| sum.wrapping_mul(POINT).wrapping_add(u64::from(byte));
        sum = match *rest {
            [] => sum,
            [a] => step(sum, a),
            [a, b] => step(step(sum, a), b),
            [a, b, c, ..] => step(step(step(sum, a), b), c),
        };
        WeightKey { sum, length: self.length + text.len() as u32 }
    }

    /// The key of this text and another, of which only the key is known, behind it.
    #[inline]
    #[must_use]
    pub fn join(self, other: WeightKey) -> WeightKey {
        let power = POWERS.get(other.length as usize).copied().unwrap_or_else(|| POINT.wrapping_pow(other.length));
        let sum = self.sum.wrapping_mul(power).wrapping_add(other.sum);
        WeightKey { sum, length: self.length + other.length }
    }

    /// The key with what tells texts apart spread over all its bits.
    #[inline]
    pub(super) fn spread(self) -> u64 {
        let mixed = (self.sum ^ self.sum >> 32 ^ u64::from(self.length)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ mixed >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_key_wherever_it_is_cut() {
        let text = "head-kind=agreement verb=réunir ".repeat(5);
        let whole = WeightKey::of(&text);
        let sum = text.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(POINT).wrapping_add(byte.into()));
        assert_eq!((whole.sum, whole.length as usize), (sum, text.len()));
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (left, right) = text.split_at(at);
            assert_eq!(WeightKey::of(left).then(right), whole);
            assert_eq!(WeightKey::of(left).join(WeightKey::of(right)), whole);
        }
    }

    #[test]
    fn texts_that_differ_little_differ_in_their_keys() {
        let name = |n: u64| {
            format!("{}{}={}", ["verb", "far|verb", "\0"][n as usize % 3], "x".repeat(n as usize % 20), n / 60)
        };
        let keys: std::collections::BTreeSet<u64> = (0..60_000).map(|n| WeightKey::of(&name(n)).spread()).collect();
        assert_eq!(keys.len(), 60_000);
        let upper: std::collections::BTreeSet<u64> = keys.iter().map(|key| key >> 16).collect();
        assert_eq!(upper.len(), 60_000);
    }
}
