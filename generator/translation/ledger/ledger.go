// Package ledger tells what a translation has taken note of.
//
// A translation records a row of hashes in translation.source: one of the original's
// title, one of its description and one of each block, at the time of translating.
// Compare finds from a recorded row and the present one which blocks have changed, moved,
// were added or removed, without git and without dates. Of finds the State of one version
// of a story, Survey those of all stories.
package ledger
