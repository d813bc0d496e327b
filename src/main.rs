//! Who met whom, in which role, about what.

fn main() {}
