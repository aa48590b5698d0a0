// Package agree finds where a translation and its original do not agree: numbers and
// dates, links and pictures, names, quotations, the language of the text.
package agree
