//! The commands: reads arguments and prints.
//! Must not hold a rule: more than reading and printing belongs lower.
