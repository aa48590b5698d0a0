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

// Code is the permanent name of a message: a topic and what is wrong, such as
// "key.unknown" or "date.missing". It stays when the words change.
type Code string

// Message is a text in no language yet: a Code and the arguments of its words. A Message
// among the arguments is in the same language as the words around it. The arguments are
// formatted when the text is asked for, so they must not change.
type Message struct {
	Code Code
	Args []any
}

// Say returns a Message.
func Say(code Code, args ...any) Message { return Message{code, args} }

// Text returns the Message in English. A Code that is not in the table is its own text.
func (m Message) Text() string { return english().text(m) }

// Hint returns in English how to fix an error or a warning; it may be empty.
func (m Message) Hint() string { return english().hint(m) }

// Error is a Message as an error, for functions that do not know the place.
type Error struct{ Message }

// NewError returns a Message as an error.
func NewError(code Code, args ...any) *Error { return &Error{Message{code, args}} }

func (e *Error) Error() string { return e.Text() }

//go:embed messages.en.txt
var englishWords string

// english returns the table of the program's own words.
var english = sync.OnceValue(func() *table { return parseTable(englishWords) })

// table holds the words of all messages in one language.
type table struct{ rows map[Code]row }

// row holds the words of one code.
type row struct {
	kind string // error, warning, hint, or words, which are arguments of other messages
	text phrase
	hint phrase // of an error or a warning; it has the same arguments as the text
}

// phrase is a format of package fmt. A language with another order of words numbers the
// arguments: %[2]q.
type phrase struct {
	format string
	args   int // how many of the arguments it needs; fmt would complain of more
}

func (p phrase) fill(args []any) string {
	if p.args == 0 && !strings.Contains(p.format, "%") {
		return p.format
	}
	return fmt.Sprintf(p.format, args[:min(p.args, len(args))]...)
}

// parseTable parses rows that are separated by blank lines:
//
//	key.no-value
//	error: the key %q has no value
//	hint: give it one, or delete the line
//
// Lines that begin with # are comments. The tests of package generator hold the table to
// this form.
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

// verb matches a verb of package fmt; its second group is the number of the argument, if
// the verb has one.
var verb = regexp.MustCompile(`%[-+# 0]*[0-9.]*(\[(\d+)\])?([a-zA-Z%])`)

func newPhrase(format string) phrase {
	p := phrase{format: format}
	if !strings.Contains(format, "%") {
		return p
	}
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

// text returns a message in the language of the table.
func (t *table) text(m Message) string {
	r, ok := t.rows[m.Code]
	if !ok {
		return string(m.Code)
	}
	return r.text.fill(t.args(m))
}

func (t *table) hint(m Message) string { return t.rows[m.Code].hint.fill(t.args(m)) }

// args returns the arguments of a message, with the words of messages among them.
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
