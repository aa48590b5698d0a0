package locale

import "cmp"

// QWERTY lists the 47 keys of the United States keyboard, row after row, without Shift.
const QWERTY = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"

// Keyboard returns what the Windows keyboard of the language writes with the keys of QWERTY, in
// their order. Search reads with it words that were typed on another keyboard (rfpf[cnfy is
// казахстан).
func (l *Locale) Keyboard() string { return cmp.Or(l.keyboard, QWERTY) }
