package locale

import "cmp"

// QWERTY is the 47 keys of a keyboard of the United States, row after row, without Shift.
const QWERTY = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"

// Keyboard is what the keyboard of the language, as Windows has it, writes with the keys of
// QWERTY: search reads by it what was typed while another keyboard was on (rfpf[cnfy is
// казахстан).
func (l *Locale) Keyboard() string { return cmp.Or(l.keyboard, QWERTY) }
