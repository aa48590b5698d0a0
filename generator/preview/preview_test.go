package preview_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/preview"
)

// patience is how long a test waits for what must come.
const patience = 10 * time.Second

// stage is a preview whose site is the files of a folder as they are: content/ru/
// index.html is the page /ru/. What a file begins with makes it fail:
//
//	broken     nothing can be built
//	wrong X    building finds the error X, and the file stays
//	bad X      rendering finds the warning X
//	dead       rendering fails
//	to X       the address redirects to X
type stage struct {
	t    testing.TB
	fsys fs.FS
	base string
	hold func() // within each build

	preview *preview.Preview
	l       net.Listener
	host    string
	end     func() // ends the preview, and waits
	first   chan struct{}

	mu      sync.Mutex
	builds  [][]string // the files of each
	running bool
	said    []preview.Event
	moved   map[string]string // pages that stand elsewhere than their files
}

// start shows a folder until the test ends. Tests that ask for pages without a
// network have a listener that nobody calls.
func start(t testing.TB, s *stage, o preview.Options) *stage {
	s.t = t
	if s.l == nil {
		s.l = newPipes()
	}
	if s.host == "" {
		s.host = "localhost:1717"
	}
	s.first = make(chan struct{})
	o.Site, o.Folders, o.Build = s.fsys, []string{"content"}, s.build
	o.Finish = func(l diag.List) diag.List { return l }
	o.Notify = s.say
	if o.Ignore == nil {
		o.Ignore = ignored
	}
	p, err := preview.New(s.l, o)
	if err != nil {
		t.Fatal(err)
	}
	s.preview = p
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.Run(ctx) }()
	s.end = sync.OnceFunc(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.end)
	<-s.first
	return s
}

// ignored is as in package content: what editors leave beside a file.
func ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") ||
		base == "4913" || strings.HasSuffix(base, "___jb_tmp___") || strings.HasSuffix(base, "___jb_old___")
}

func (s *stage) say(e preview.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.said = append(s.said, e)
	if e.First {
		close(s.first)
	}
}

func (s *stage) build(files []string) preview.Build {
	s.mu.Lock()
	if s.running {
		s.t.Error("two builds at once")
	}
	s.running = true
	s.builds = append(s.builds, files)
	hold := s.hold
	s.mu.Unlock()
	if hold != nil {
		hold()
	}
	b := s.tree()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = false
	return b
}

func (s *stage) tree() preview.Build {
	s.mu.Lock()
	moved := maps.Clone(s.moved)
	s.mu.Unlock()
	tree, broken := output.NewTree(0), false
	var problems diag.List
	_ = fs.WalkDir(s.fsys, "content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || ignored(d.Name()) {
			return nil
		}
		data, err := fs.ReadFile(s.fsys, file)
		if err != nil {
			return nil
		}
		text, at := string(data), diag.Place{File: file, Line: 1, Column: 1}
		word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		path := strings.TrimPrefix(file, "content/")
		if to := moved[path]; to != "" {
			path = to
		}
		switch word {
		case "broken":
			broken = true
			problems.Add(at, "broken")
			return nil
		case "wrong":
			problems.Add(at, diag.Code(rest))
		case "to":
			tree.Redirect(output.Redirect{From: "/" + path, To: rest, At: at})
			return nil
		}
		tree.Add(&output.File{Path: path, Type: output.TypeOf(path), From: []diag.Place{at}, Render: func(out *output.Out) error {
			switch word {
			case "bad":
				out.Problems.Add(at, diag.Code(rest)).Warning = true
			case "dead":
				return errors.New("there is no field")
			}
			out.WriteString(text)
			return nil
		}})
		return nil
	})
	tree.Seal()
	problems.Sort()
	base := s.base
	if base == "" {
		base = "/"
	}
	if broken {
		tree = nil
	}
	return preview.Build{Tree: tree, Base: base, Policy: "default-src 'none'; script-src 'self'; connect-src 'none'; frame-ancestors 'none'", Problems: problems}
}

// get asks for an address; headers are pairs of names and values.
func (s *stage) get(target string, headers ...string) *httptest.ResponseRecorder {
	return s.ask(s.t.Context(), http.MethodGet, target, headers...)
}

func (s *stage) ask(ctx context.Context, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(ctx, method, target, nil)
	r.Host = s.host
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	s.preview.ServeHTTP(w, r)
	return w
}

var script = regexp.MustCompile(`<script src="/_qostil/(\w+)/client\.js"[^>]*></script>`)

// text is the page at an address without what the preview puts in, or its status.
func (s *stage) text(target string) string {
	w := s.get(target)
	if w.Code != http.StatusOK {
		return http.StatusText(w.Code)
	}
	return script.ReplaceAllString(w.Body.String(), "")
}

// token is the secret part of the addresses of the preview's own files.
func (s *stage) token(page string) string {
	found := script.FindStringSubmatch(s.get(page).Body.String())
	if found == nil {
		s.t.Fatalf("%s has no script", page)
	}
	return found[1]
}

// built are the files of each build after the first.
func (s *stage) built() [][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.builds[1:])
}

// terminal is what was said since it was last asked, in short.
func (s *stage) terminal() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, e := range s.said {
		switch {
		case e.Text != "":
			fmt.Fprintln(&b, e.Text)
		case e.First:
			fmt.Fprintln(&b, "ready")
		case len(e.Files) > 0:
			fmt.Fprintln(&b, strings.Join(e.Files, " "))
		}
		for _, p := range e.Problems {
			fmt.Fprintf(&b, "%s: %s\n", p.File, p.Text())
		}
		if e.Mended > 0 {
			fmt.Fprintf(&b, "mended %d\n", e.Mended)
		}
	}
	s.said = nil
	return b.String()
}

// bubble runs a test in which time passes when all wait (package synctest).
func bubble(t *testing.T, run func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { time.Sleep(time.Second) }) // net/http lets connections linger
		run(t)
	})
}

// begin shows a folder, up to where all wait for what comes.
func begin(t *testing.T, s *stage, o preview.Options) *stage {
	start(t, s, o)
	synctest.Wait()
	return s
}

// quiet lets polling find what has changed, and all that follows from it happen.
func quiet() {
	time.Sleep(time.Second)
	synctest.Wait()
}
