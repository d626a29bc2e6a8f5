//! What is wrong and what is allowed: scope in, findings out.
//! Must not know files, screens or the clock; never writes, never fails.
