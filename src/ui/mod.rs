//! The screen: draws the app and remembers nothing.
//! Must not change the app, touch the disk or look at the clock.
