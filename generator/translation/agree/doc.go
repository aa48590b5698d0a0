// Package agree finds where a translation and its original do not agree, and what the
// language of a text does not allow.
//
// A Checker checks the articles of one site. Check reads an article as a version: its
// title, description and captions, then the blocks of its text, together its parts. It
// reports
//
//   - names that the glossaries of the site spell otherwise (names.go, glossary.go);
//   - paragraphs, letters and quotation marks of another language (lint.go);
//   - that the original has changed since (package ledger);
//   - in a comparison with the original (compare.go): facts, which are numbers, sums,
//     dates and times (facts.go, counterpart.go, units.go), quotations, links, pictures,
//     tags and names that only one of the two has.
//
// The parts of two versions are matched by package align, facts are found by package fact.
// A fact of one version that the other has anywhere agrees; where it stands matters only
// for the places of a message and for facts that have changed places.
//
// All findings are warnings, because an urgent correction must not wait for its
// translation. The front matter of either version can silence each of them:
//
//	parity: ["62 miles", quotation]   # a value that may differ, or a kind of findings
package agree
