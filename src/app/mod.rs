//! The desk: state and update.
//! Must not draw, touch the disk or look at the clock.
