//! Concatenates lists while the crate is compiled.
#![allow(clippy::indexing_slicing, clippy::panic, reason = "a panic here is an error of the compiler")]

use crate::params::{DeclaredParam, Param, ParamType};

/// The count of items in several lists.
pub(crate) const fn count<T>(lists: &[&[T]]) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < lists.len() {
        count += lists[index].len();
        index += 1;
    }
    count
}

/// The items of several lists, whose `COUNT` must not be 0.
pub(crate) const fn flatten<T: Copy, const COUNT: usize>(lists: &[&[T]]) -> [T; COUNT] {
    let mut first = 0;
    while lists[first].is_empty() {
        first += 1;
    }
    let mut items = [lists[first][0]; COUNT];
    let (mut list, mut item, mut place) = (first, 0, 0);
    while list < lists.len() {
        if item < lists[list].len() {
            items[place] = lists[list][item];
            place += 1;
            item += 1;
        } else {
            list += 1;
            item = 0;
        }
    }
    items
}

/// The index of a name in several lists that are concatenated.
pub(crate) const fn position(lists: &[&[&str]], name: &str) -> u32 {
    let (mut list, mut item, mut place) = (0, 0, 0);
    while list < lists.len() {
        if item < lists[list].len() {
            if is_same(lists[list][item].as_bytes(), name.as_bytes()) {
                return place;
            }
            place += 1;
            item += 1;
        } else {
            list += 1;
            item = 0;
        }
    }
    panic!("the record is not listed in the `resource!` of its file")
}

const fn is_same(left: &[u8], right: &[u8]) -> bool {
    let mut is_same = left.len() == right.len();
    let mut index = 0;
    while is_same && index < left.len() {
        is_same = left[index] == right[index];
        index += 1;
    }
    is_same
}

/// The rows of declared parameters.
pub(crate) const fn rows<const COUNT: usize>(declared: &[DeclaredParam; COUNT]) -> [Param; COUNT] {
    let mut rows = [Param { name: "", param_type: ParamType::Any, required: false }; COUNT];
    let mut index = 0;
    while index < COUNT {
        rows[index] = declared[index].row;
        index += 1;
    }
    rows
}
