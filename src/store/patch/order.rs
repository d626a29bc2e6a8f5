//! Which of the rows that stay in a list need not be touched when their order changes.
//! Must not know what a row is.

/// Tells for each of these distinct numbers whether it belongs to a longest run that ascends.
pub(super) fn longest_ascending(numbers: &[usize]) -> Vec<bool> {
    // Patience sorting: `ends[n]` is the place of the least number that ends a run of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut belongs = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(place) = next {
        belongs[place] = true;
        next = before[place];
    }
    belongs
}
