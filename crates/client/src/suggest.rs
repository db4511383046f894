//! Suggestions for a misspelt name.

/// The known name that is most similar to a name, if any is similar enough.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut nearest = None;
    for &candidate in known {
        let found = Some((distance(name, candidate), candidate));
        if found.is_some_and(|(distance, _)| distance <= candidate.len().max(3) / 3)
            && (nearest.is_none() || found < nearest)
        {
            nearest = found;
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The Levenshtein distance of the beginning of a text to a short ASCII name, without regard to case.
fn distance(text: &str, name: &str) -> usize {
    // The distances of the text read so far to all prefixes of the name.
    let mut row: [usize; 64] = std::array::from_fn(|index| index + 1);
    let mut distance = name.len();
    for (index, character) in text.chars().take(64).enumerate() {
        let mut diagonal = index;
        distance = index + 1;
        for (letter, place) in name.bytes().zip(&mut row) {
            let substituted = diagonal + usize::from(!character.eq_ignore_ascii_case(&char::from(letter)));
            diagonal = *place;
            distance = substituted.min(diagonal + 1).min(distance + 1);
            *place = distance;
        }
    }
    distance
}
