package generator_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// message is one row of the table of messages.
type message struct{ kind, text, hint string }

func messages(t *testing.T) map[string]message {
	t.Helper()
	src, err := os.ReadFile("diag/messages.en.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows, last := map[string]message{}, ""
	for block := range strings.SplitSeq(strings.TrimSuffix(string(src), "\n"), "\n\n") {
		lines := slices.DeleteFunc(strings.Split(block, "\n"), func(line string) bool { return strings.HasPrefix(line, "#") })
		if len(lines) == 0 {
			continue
		}
		code := lines[0]
		if !codeForm.MatchString(code) || code <= last {
			t.Errorf("the code %q is not a topic and a matter, or does not stand in the order of the alphabet", code)
		}
		last = code
		var m message
		for i, line := range lines[1:] {
			kind, words, _ := strings.Cut(line, ": ")
			switch {
			case i == 0 && slices.Contains([]string{"error", "warning", "hint", "words"}, kind):
				m.kind, m.text = kind, words
			case i == 1 && kind == "hint" && (m.kind == "error" || m.kind == "warning"):
				m.hint = words
			default:
				t.Errorf("%s: what is %q?", code, line)
			}
		}
		rows[code] = m
	}
	return rows
}

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$`)

// TestMessageCodes: every code that the program says is in the table, with arguments
// that its words can use, and every row of the table is said.
func TestMessageCodes(t *testing.T) {
	rows, used := messages(t), map[string]bool{}
	for p := range checkedPackages(t) {
		for e, v := range p.info.Types {
			if v.Value == nil || v.Type.String() != "qostil/generator/diag.Code" || v.Value.Kind() != constant.String {
				continue
			}
			code := constant.StringVal(v.Value)
			if _, known := rows[code]; !known && code != "" {
				t.Errorf("%s: no message has the code %q", p.at(e), code)
			}
			used[code] = true
		}
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					p.checkCall(t, c, rows)
				}
				return true
			})
		}
	}
	for code := range rows {
		if !used[code] {
			t.Errorf("nothing says %s", code)
		}
	}
}

// checkCall holds the arguments of a call against the verbs of its code, if it is a
// call of func(..., code diag.Code, args ...any) with a code that is known here.
func (p *checked) checkCall(t *testing.T, c *ast.CallExpr, rows map[string]message) {
	t.Helper()
	sig, ok := p.info.TypeOf(c.Fun).(*types.Signature)
	if !ok || !sig.Variadic() || sig.Params().Len() < 2 || c.Ellipsis.IsValid() {
		return
	}
	at := sig.Params().Len() - 2
	v := p.info.Types[c.Args[min(at, len(c.Args)-1)]]
	if sig.Params().At(at).Type().String() != "qostil/generator/diag.Code" || v.Value == nil {
		return
	}
	code := constant.StringVal(v.Value)
	row, args := rows[code], c.Args[at+1:]
	name := ""
	if s, ok := c.Fun.(*ast.SelectorExpr); ok {
		name = s.Sel.Name
	}
	if isProblem := row.kind == "error" || row.kind == "warning"; (name == "Add" || name == "New") && !isProblem || name == "WithHint" && row.kind != "hint" {
		t.Errorf("%s: %s is of the kind %q", p.at(c), code, row.kind)
	}
	taken := map[int]bool{}
	for _, format := range []string{row.text, row.hint} {
		for n, verb := range verbs(format) {
			taken[n] = true
			if n > len(args) {
				t.Errorf("%s: %s wants %d arguments, not %d", p.at(c), code, n, len(args))
			} else if got := p.info.TypeOf(args[n-1]); !fits(verb, got) {
				t.Errorf("%s: %s: %%%c of %s", p.at(c), code, verb, got)
			}
		}
	}
	for i := range args {
		if !taken[i+1] {
			t.Errorf("%s: %s has no use for its argument %d", p.at(c), code, i+1)
		}
	}
}

var verbForm = regexp.MustCompile(`%[-+# 0]*[0-9.]*(\[(\d+)\])?([a-zA-Z%])`)

// verbs are the verbs of a format, by the numbers of their arguments.
func verbs(format string) map[int]rune {
	list, next := map[int]rune{}, 0
	for _, m := range verbForm.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		next++
		if m[2] != "" {
			next, _ = strconv.Atoi(m[2])
		}
		list[next] = rune(m[3][0])
	}
	return list
}

// fits says whether a verb can show a value: words may be errors, messages and what
// has a String method.
func fits(verb rune, v types.Type) bool {
	basic, _ := v.Underlying().(*types.Basic)
	has := func(flag types.BasicInfo) bool { return basic != nil && basic.Info()&flag != 0 }
	method := func(name string) bool {
		o, _, _ := types.LookupFieldOrMethod(v, true, nil, name)
		_, is := o.(*types.Func)
		return is
	}
	switch verb {
	case 'd', 'X', 'x':
		return has(types.IsInteger)
	case 'f':
		return has(types.IsFloat)
	case 'q':
		return has(types.IsString) || has(types.IsInteger) && !method("String")
	case 's':
		return has(types.IsString) || method("Error") || method("String") || v.String() == "[]byte" || v.String() == "any" || v.String() == "qostil/generator/diag.Message"
	}
	return verb == 'v'
}

// checked is a package of the program with the types of its expressions.
type checked struct {
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
}

func (p *checked) at(n ast.Node) string { return p.fset.Position(n.Pos()).String() }

// checkedPackages are all packages below generator, without their tests.
func checkedPackages(t *testing.T) func(func(*checked) bool) {
	t.Helper()
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	type listed struct {
		ImportPath, Export, Dir string
		GoFiles                 []string
	}
	exports, ours := map[string]string{}, []listed{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[l.ImportPath] = l.Export
		if strings.HasPrefix(l.ImportPath, "qostil/generator") {
			ours = append(ours, l)
		}
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	return func(yield func(*checked) bool) {
		for _, l := range ours {
			p := &checked{fset: fset, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}}
			for _, name := range l.GoFiles {
				f, err := parser.ParseFile(fset, filepath.Join(l.Dir, name), nil, 0)
				if err != nil {
					t.Fatal(err)
				}
				p.files = append(p.files, f)
			}
			if _, err := (&types.Config{Importer: imports}).Check(l.ImportPath, fset, p.files, p.info); err != nil {
				t.Fatal(err)
			}
			if !yield(p) {
				return
			}
		}
	}
}

// withoutHint are the problems that have no hint in the table: those that get one where
// they are found, those that say by themselves what to do, and errors of libraries and
// of the operating system.
var withoutHint = strings.Fields(`
	address.claimed-twice author.unknown draft.correct file.kind front.not-changeable
	front.toml-fixed key.twice key.unknown language.unknown link.no-id link.no-text
	output.foreign parity.fact-added parity.fact-differs parity.fact-missing
	parity.link-added parity.link-differs parity.link-missing parity.name-missing
	parity.picture-added parity.picture-missing parity.quotation-added
	parity.quotation-longer parity.quotation-missing parity.quotation-shorter
	parity.tag-added parity.tag-missing picture.heavy scheduled.correct string.unknown
	tag.unknown task.no-file template.no-static-file template.unknown
	translation.no-story translator.unknown value.character

	accept.adaptation accept.no-change accept.no-translation accept.original
	accept.original-gone accept.original-unreadable host.no-language-choice key.missing
	language.no-data lexicon.number row.hash row.short row.version value.wrong
	value.wrong-item

	file.unreadable file.unwritable folder.unreadable front.unreadable other.error
	page.failed page.failed-at static.broken toml.invalid toml.unexpected yaml.invalid
`)

// TestMessageWords: a message begins with a small letter and ends without a full stop,
// as compilers have it, and says how to mend what is wrong.
func TestMessageWords(t *testing.T) {
	rows := messages(t)
	for _, code := range slices.Sorted(maps.Keys(rows)) {
		m := rows[code]
		for _, words := range []string{m.text, m.hint} {
			if words == "" {
				continue
			}
			if first := []rune(words)[0]; unicode.IsUpper(first) {
				t.Errorf("%s begins with a capital: %s", code, words)
			}
			if strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "...") || strings.TrimSpace(words) != words || strings.Contains(words, "  ") {
				t.Errorf("%s ends with a full stop, or has a space too many: %q", code, words)
			}
		}
		if isProblem := m.kind == "error" || m.kind == "warning"; isProblem && (m.hint == "") != slices.Contains(withoutHint, code) {
			t.Errorf("%s has no hint, or is listed as having none", code)
		}
	}
	for _, code := range withoutHint {
		if _, known := rows[code]; !known {
			t.Errorf("no message has the code %q", code)
		}
	}
}
