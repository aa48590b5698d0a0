// Package align finds which blocks of two versions of a story say the same.
//
// Align returns Matches in the order of the text. Each block of both versions is in
// exactly one Match. Most Matches are one block opposite one; a translator may also have
// cut a paragraph in two, joined two, left one out or added one.
//
//	original      translation
//	paragraph 1   paragraph 1         Match{A: {0, 1}, B: {0, 1}}
//	paragraph 2   paragraphs 2 and 3  Match{A: {1, 2}, B: {1, 3}}
//	paragraph 3                       Match{A: {2, 3}, B: {3, 3}}
//
// The method is that of Gale and Church, "A Program for Aligning Sentences in Bilingual
// Corpora", Computational Linguistics 19 (1993): the cheapest alignment by the lengths of
// the blocks. Here the kinds of the blocks and their anchors count as well: numbers, link
// addresses and names that a translation takes over.
package align
