package desk_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/content"
	"qostil/generator/desk"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

const (
	originalFile    = "content/2026/11/20/port.ru.md"
	translationFile = "content/2026/11/20/port.en.md"
	address         = desk.Path + "story?id=2026%2F11%2F20%2Fport&lang="
)

// room is a desk of a site in three languages, and what it was asked to do.
type room struct {
	t    *testing.T
	desk *desk.Desk
	fsys fstest.MapFS
	was  string // the original before
	did  []string
	fail error
	pair struct {
		*site.Site
		*prose.Prose
	}
}

// enter makes a site whose original has changed from one text to another since its
// translation.
func enter(t *testing.T, before, now string, change func(*desk.Options)) *room {
	t.Helper()
	text := func(body string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(body)} }
	front := "---\ntitle: Порт\ndate: 2026-11-20 10:00\nsource: own\n---\n\n"
	r := &room{t: t, was: front + before, fsys: fstest.MapFS{
		"content/site.yaml": text("title: {ru: Вести, en: News, kk: Хабар}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en, kk]\n"),
		"content/tags.yaml": text("economy: {group: section, ru: Экономика, en: Economy, kk: Экономика}\n"),
		originalFile:        text(front + before),
		translationFile:     text("---\ntitle: Port <b>\ndate: 2026-11-20 12:00\ntranslation: {}\n---\n\nFirst.\n\nSecond.\n"),
	}}
	r.build()
	row, err := ledger.FingerprintOf(r.pair.Prose, r.article("ru"))
	if err != nil {
		t.Fatal(err)
	}
	r.record(row.String())
	r.fsys[originalFile] = text(front + now)
	r.build()
	o := desk.Options{
		Token:   "secret",
		Current: func() (*site.Site, *prose.Prose) { return r.pair.Site, r.pair.Prose },
		Finish: func(list diag.List) diag.List {
			content.Locate(r.fsys, list)
			return list
		},
		History: func(_ string, each func([]byte) bool) error {
			each([]byte(r.was))
			return errors.New("nobody knows")
		},
		Accept: func(file, row string) error {
			r.did = append(r.did, "accept "+file)
			r.record(row)
			r.build()
			return r.fail
		},
		Ask: func(file, lang string) error {
			r.did = append(r.did, "ask "+file+" "+lang)
			return r.fail
		},
	}
	if change != nil {
		change(&o)
	}
	r.desk = desk.New(o)
	return r
}

func (r *room) record(row string) {
	source := regexp.MustCompile(`translation: \{.*\}`)
	r.fsys[translationFile] = &fstest.MapFile{Data: source.ReplaceAll(r.fsys[translationFile].Data, []byte("translation: {source: "+row+"}"))}
}

func (r *room) build() {
	linked := golden.Link(r.t, r.fsys, golden.Options{Options: site.Options{Shown: site.Shown{Drafts: true, Future: true}}})
	r.pair.Site = linked.Site
	r.pair.Prose = prose.New(prose.Input{Site: linked.Site, Store: linked.Source.Store, Pictures: picture.Load(r.fsys, picture.Options{}, nil), Exists: func(string) bool { return true }, Memory: &prose.Memory{}})
}

func (r *room) article(lang string) *site.Article {
	return r.pair.Site.Article(r.pair.Site.Version("2026/11/20/port", lang))
}

func (r *room) get(target string) (int, string) {
	w := httptest.NewRecorder()
	r.desk.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
	return w.Code, w.Body.String()
}

// has says which texts a page must have, and which it must not have (!text).
func (r *room) has(target string, texts ...string) {
	r.t.Helper()
	_, page := r.get(target)
	for _, text := range texts {
		want, found := strings.CutPrefix(text, "!")
		if strings.Contains(page, want) == found {
			r.t.Errorf("%s: %s\n%s", target, text, page)
		}
	}
}

func (r *room) post(target string, form url.Values) (int, string) {
	q := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	r.desk.ServeHTTP(w, q)
	return w.Code, w.Body.String()
}

var field = regexp.MustCompile(`<input type="hidden" name="(\w+)" value="([^"]*)">`)

// form is the fields of the form on a page that has a button.
func (r *room) form(target, button string) url.Values {
	r.t.Helper()
	_, page := r.get(target)
	for form := range strings.SplitSeq(page, "<form ") {
		form, _, _ = strings.Cut(form, "</form>")
		if !strings.Contains(form, button) {
			continue
		}
		values := url.Values{}
		for _, f := range field.FindAllStringSubmatch(form, -1) {
			values.Set(f[1], f[2])
		}
		return values
	}
	r.t.Fatalf("%s has no button %s\n%s", target, button, page)
	return nil
}

const (
	before = "Первый.\n\nВторой, 45 тонн.\n"
	now    = "Первый.\n\nВторой, 54 тонны.\n\nТретий.\n"
)

func TestTable(t *testing.T) {
	r := enter(t, before, now, nil)
	r.has(desk.Path, "Порт", `class="s-stale" href="/__desk/story?id=2026%2F11%2F20%2Fport&amp;lang=en">stale</a> <small>2 &#43;3</small>`,
		"1 stale", "Request translation", `value="secret"`)
	r.has(desk.Path+"?lang=en&state=stale", "Порт", `aria-current="true">1 stale`)
	r.has(desk.Path+"?lang=ru&state=stale", "No story stands like this", "!>Порт<")
	r.has(desk.Path+"?lang=xx&state=lost", ">Порт<")
}

func TestStory(t *testing.T) {
	r := enter(t, before, now, nil)
	r.has(address+"en", "<del>45 тонн.</del> <ins>54 тонны.</ins>", "Added", "Not translated", "Port &lt;b&gt;", "!Port <b>", `aria-label="Checked: Changed, paragraph 2"`)
	r.has(address+"kk", "There is no translation", "qostil new translation "+originalFile+" kk", "Request translation into", "Третий.")
	for _, none := range []string{address + "ru", address + "fr", desk.Path + "story", desk.Path + "story?id=x&lang=en", desk.Path + "x"} {
		if status, page := r.get(none); status != http.StatusNotFound || !strings.Contains(page, "There is no") {
			t.Errorf("%s: %d %s", none, status, page)
		}
	}
	unknown := enter(t, before, now, func(o *desk.Options) {
		o.History = func(string, func([]byte) bool) error { return errors.New("git is not installed") }
	})
	unknown.has(address+"en", "The earlier words are not known: git is not installed", "!<del>", "Changed", "54\u00a0тонны")
	gone := enter(t, before, "Первый.\n", nil)
	gone.has(address+"en", "Removed", "<del>Второй, 45 тонн.</del>", "!Not in the original")
}

// TestAccept presses the buttons one after another, until nothing is left to press.
func TestAccept(t *testing.T) {
	r := enter(t, before, now, nil)
	for _, step := range []struct{ button, state string }{{"paragraph 2", "stale"}, {"paragraph 3", "fresh"}} {
		if status, page := r.post(desk.Path+"accept", r.form(address+"en", step.button)); status != http.StatusSeeOther {
			t.Fatalf("%d %s", status, page)
		}
		r.has(address+"en", `class="key s-`+step.state+`"`)
	}
	r.has(address+"en", "!<button")
	whole := enter(t, before, now, nil)
	if status, _ := whole.post(desk.Path+"accept", whole.form(address+"en", "All of it")); status != http.StatusSeeOther {
		t.Error(status)
	}
	whole.has(address+"en", `class="key s-fresh"`)
}

// TestRefused: what somebody did not see is not accepted, and what is forbidden is not
// done.
func TestRefused(t *testing.T) {
	r := enter(t, before, now, nil)
	form := r.form(address+"en", "All of it")
	part := r.form(address+"en", "paragraph 3")
	r.fsys[originalFile] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(r.was, "45", "46"))}
	r.build()
	for _, f := range []url.Values{form, part} {
		if status, page := r.post(desk.Path+"accept", f); status != http.StatusConflict || !strings.Contains(page, "have changed since you looked") {
			t.Errorf("%d %s", status, page)
		}
	}
	form.Set("now", r.form(address+"en", "All of it").Get("now"))
	for name, value := range map[string]string{"part": "9", "lang": "ru", "id": "x"} {
		wrong := url.Values{}
		for k, v := range form {
			wrong[k] = v
		}
		wrong.Set(name, value)
		if status, page := r.post(desk.Path+"accept", wrong); status < 400 || status >= 500 {
			t.Errorf("%s %s: %d %s", name, value, status, page)
		}
	}
	for _, ask := range []url.Values{{"id": {"x"}, "lang": {"kk"}}, {"id": {form.Get("id")}, "lang": {"fr"}}, {"id": {form.Get("id")}, "lang": {"ru"}}, {"id": {form.Get("id")}, "lang": {"en"}}} {
		if status, _ := r.post(desk.Path+"ask", ask); status < 400 || status >= 500 {
			t.Errorf("%v: %d", ask, status)
		}
	}
	if status, _ := r.post(desk.Path, form); status != http.StatusNotFound || r.did != nil {
		t.Errorf("%d: %v", status, r.did)
	}
	r.fail = errors.New("the disk is full")
	if status, page := r.post(desk.Path+"ask", r.form(address+"kk", "Request translation")); status != http.StatusInternalServerError || !strings.Contains(page, "the disk is full") {
		t.Errorf("%d %s", status, page)
	}

	locked := enter(t, before, now, func(o *desk.Options) { o.Accept, o.Ask = nil, nil })
	for _, page := range []string{desk.Path, address + "en", address + "kk"} {
		locked.has(page, "!<form", "!secret")
	}
	for _, target := range []string{"accept", "ask"} {
		if status, _ := locked.post(desk.Path+target, form); status != http.StatusForbidden {
			t.Errorf("%s: %d", target, status)
		}
	}
}

func TestAsk(t *testing.T) {
	r := enter(t, before, now, nil)
	if status, _ := r.post(desk.Path+"ask", r.form(desk.Path, "Request translation")); status != http.StatusSeeOther || len(r.did) != 1 || r.did[0] != "ask "+originalFile+" kk" {
		t.Errorf("%d %v", status, r.did)
	}
}

// TestNothing: there is no site yet.
func TestNothing(t *testing.T) {
	d := desk.New(desk.Options{Current: func() (*site.Site, *prose.Prose) { return nil, nil }})
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest(http.MethodGet, desk.Path, nil))
	if w.Code != http.StatusServiceUnavailable {
		t.Error(w.Code)
	}
}
