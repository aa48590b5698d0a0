// Package align finds which blocks of two versions of a story say the same.
package align
