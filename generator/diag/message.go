package diag

import (
	_ "embed" // the words
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Code names a message for good: scripts, manuals and translators know it by this
// name, whatever its words become. It is a topic and what is the matter with it:
// "key.unknown", "date.missing".
type Code string

// Message is what there is to say, in no language yet: a Code, and what the verbs of its
// words stand for. Args that are Messages are words as well. The empty Message says nothing.
type Message struct {
	Code Code
	Args []any
}

// Say is a Message.
func Say(code Code, args ...any) Message { return Message{code, args} }

// Text is the Message in English.
func (m Message) Text() string { return english().text(m) }

// Hint says how to mend what an error or a warning says, in English; it may be empty.
func (m Message) Hint() string { return english().hint(m) }

// Error is a Message as an error, of functions that do not know the place.
type Error struct{ Message }

// NewError returns the error of a message.
func NewError(code Code, args ...any) *Error { return &Error{Message{code, args}} }

func (e *Error) Error() string { return e.Text() }

//go:embed messages.en.txt
var englishWords string

// english is the table that this program brings.
var english = sync.OnceValue(func() *table { return parseTable(englishWords) })

// table is the words of all messages in one language.
type table struct{ rows map[Code]row }

// row is the words of one code.
type row struct {
	kind string // error, warning, hint or words, the last two of which stand in other messages
	text phrase
	hint phrase // how to mend an error or a warning, from the same arguments
}

// phrase is a format of package fmt. A language that orders its words otherwise
// writes %[2]q.
type phrase struct {
	format string
	args   int // as many of the message's arguments it needs
}

func (p phrase) fill(args []any) string {
	if p.args == 0 && !strings.Contains(p.format, "%") {
		return p.format
	}
	return fmt.Sprintf(p.format, args[:min(p.args, len(args))]...)
}

// parseTable reads rows that blank lines part:
//
//	key.no-value
//	error: the key %q has no value
//	hint: give it one, or delete the line
//
// Lines that begin with # are notes. What it does not understand, it leaves out.
func parseTable(text string) *table {
	t := &table{rows: map[Code]row{}}
	for block := range strings.SplitSeq(text, "\n\n") {
		var code Code
		var r row
		for line := range strings.Lines(block) {
			line = strings.TrimSuffix(line, "\n")
			kind, words, found := strings.Cut(line, ": ")
			switch {
			case strings.HasPrefix(line, "#") || line == "":
			case code == "":
				code = Code(line)
			case found && r.kind == "":
				r.kind, r.text = kind, newPhrase(words)
			case found && kind == "hint":
				r.hint = newPhrase(words)
			}
		}
		t.rows[code] = r
	}
	delete(t.rows, "")
	return t
}

// verb is a verb of package fmt, with the number of its argument if it is said.
var verb = regexp.MustCompile(`%[-+# 0]*[0-9.]*(\[(\d+)\])?([a-zA-Z%])`)

func newPhrase(format string) phrase {
	p := phrase{format: format}
	next := 0
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		switch {
		case m[3] == "%":
			continue
		case m[2] != "":
			next, _ = strconv.Atoi(m[2])
		default:
			next++
		}
		p.args = max(p.args, next)
	}
	return p
}

// text is a message in the language of the table. A code that the table lacks is all
// that can be said.
func (t *table) text(m Message) string {
	r, ok := t.rows[m.Code]
	if !ok {
		return string(m.Code)
	}
	return r.text.fill(t.args(m))
}

func (t *table) hint(m Message) string { return t.rows[m.Code].hint.fill(t.args(m)) }

// args are the arguments of a message; messages among them are words of the same language.
func (t *table) args(m Message) []any {
	isMessage := func(arg any) bool { _, ok := arg.(Message); return ok }
	if !slices.ContainsFunc(m.Args, isMessage) {
		return m.Args
	}
	args := slices.Clone(m.Args)
	for i, arg := range args {
		if inner, ok := arg.(Message); ok {
			args[i] = t.text(inner)
		}
	}
	return args
}
