// Package ledger records with which state of its original a translation agrees, and finds
// what has changed in the original since.
//
// A translation records the Fingerprint of its original in its front matter, at the time
// of translating: one hash of the title, one of the description, one of each block.
//
//	translation:
//	  translator: desk
//	  source: b1.3f9a.81cc.0a2e
//
// Compare finds from the recorded Fingerprint and the present one which blocks of the
// original have changed, moved, were added or deleted. It needs neither git nor dates.
//
// StatusOf compares one version of a story with its original: the Status holds its State
// (fresh, stale, missing and so on) and the Changes. Survey does so for all stories of a
// site, Select and CountStates make tables of them. Recall finds the texts that a changed
// original had before, and Status.Parts lists each change with its words. Accept records
// one change in a Fingerprint, so that a translator can check one paragraph after another.
//
// Hashes do not survive a change of markdown.HashVersion: a Fingerprint of another
// version is an error, and the translation counts as unmarked.
package ledger
