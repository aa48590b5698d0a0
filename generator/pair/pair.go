// Package pair is two versions of one story: stale, aligned, agreeing.
//
// A translation's ledger (the hashes of the original's blocks at the time of
// translating) tells which paragraphs have changed since; the alignment tells which
// block stands opposite which; the checks compare what both must say alike:
// numbers, links, names.
package pair
