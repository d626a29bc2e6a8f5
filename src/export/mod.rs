//! For other readers: scope in, text out.
//! Must not know files, the app or the terminal: who asked writes the text.
