//! The web layer: permission table, handlers, templates, words on screen.
