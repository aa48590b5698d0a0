// Package edit makes and changes writers' files for the commands; it is the only
// writer below content/. A change is one value, one line or one new file: comments,
// order and line ends stay, nothing is overwritten, and a file that was changed
// since it was read is refused.
package edit
