package newsroom_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"qostil/generator/config"
	"qostil/generator/golden"
	"qostil/generator/newsroom"
	"qostil/generator/pipeline"
	"qostil/generator/translation/ledger"
)

const (
	now   = "2026-11-24 09:00"
	port  = "content/2026/11/23/port.ru.md"
	portE = "content/2026/11/23/port.en.md"
)

// small is a site with a published story, its draft translation, and a draft.
const small = `
-- content/site.yaml --
title: {ru: Вести, en: News}
base_url: https://news.example/
time_zone: Asia/Almaty
languages: [ru, en]
-- content/tags.yaml --
ports: {ru: порты, en: ports}
unused: {ru: лишний, en: unused}
-- content/2026/11/23/port.ru.md --
---
title: Порт Актау открыт
date: 2026-11-23 10:00
tags: [ports]
source: https://source.example/port
translate: [en]
---

Порт открыт.
-- content/2026/11/24/draft.ru.md --
---
title: Черновик
draft: true
source: own
---

Слова.
`

// open opens the small site, with changed files over it, in a folder of its own.
func open(t *testing.T, changed string) (*newsroom.Task, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range append(txtar.Parse([]byte(small)).Files, txtar.Parse([]byte(changed)).Files...) {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, f.Data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	task, problems := newsroom.Open(sourceOf(root), root, newsroom.Options{Now: now, Folder: "digest"})
	if task == nil {
		t.Fatal(problems)
	}
	return task, root
}

func sourceOf(root *os.Root) pipeline.Source {
	return pipeline.Source{Site: root.FS(), Templates: os.DirFS("../../templates"), Static: os.DirFS("../../static")}
}

func read(t *testing.T, root *os.Root, name string) string {
	t.Helper()
	text, err := fs.ReadFile(root.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// wrote fails unless exactly these files were written.
func wrote(t *testing.T, c newsroom.Changes, files ...string) {
	t.Helper()
	if diff := cmp.Diff(files, c.Written); diff != "" || c.Problems.Errors() > 0 {
		t.Fatalf("written (-want +got):\n%s%s", diff, golden.Problems(nil, c.Problems))
	}
}

func TestOpenWithoutConfiguration(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if task, problems := newsroom.Open(sourceOf(root), root, newsroom.Options{Now: now}); task != nil || problems.Errors() == 0 {
		t.Errorf("%v, %v", task, problems)
	}
}

// TestTranslate begins a translation, sees it as an assignment, publishes it and accepts
// a change of its original.
func TestTranslate(t *testing.T) {
	task, root := open(t, "")
	n, err := task.NewTranslation(port, "en", "A. Reader")
	if err != nil {
		t.Fatal(err)
	}
	wrote(t, n.Changes, portE)
	if n.File != portE || n.Original != port {
		t.Errorf("%+v", n)
	}
	text := read(t, root, portE)
	if !strings.Contains(text, "translator: A. Reader") || !strings.Contains(text, "Порт открыт.") || !strings.Contains(text, "draft: true") {
		t.Errorf("the translation begins with\n%s", text)
	}

	task, root = open(t, "-- "+portE+" --\n"+text)
	day, problems := task.Day("2026-11-23")
	if day == nil || len(day.Published) != 1 || len(day.ToTranslate) != 1 || day.ToTranslate[0] != (newsroom.Assignment{Lang: "en", Draft: portE}) {
		t.Fatalf("%+v, %v", day, problems)
	}
	p, err := task.Publish([]string{portE})
	if err != nil || p.Problems.Errors() == 0 || p.Written != nil || p.Documents != nil {
		t.Errorf("a translation without words is published: %+v, %v", p, err)
	}
	if read(t, root, portE) != text {
		t.Error("a file was changed in spite of problems")
	}

	finished := "---\ntitle: The port opens\ntranslation: {translator: A. Reader}\ndraft: true\n---\n\nThe port is open.\n"
	task, root = open(t, "-- "+portE+" --\n"+finished)
	p, err = task.Publish([]string{portE})
	if err != nil || p.Problems.Errors() > 0 || len(p.Documents) != 1 || p.Documents[0].Article == nil || p.Documents[0].Article.Path != "/en/2026/11/port/" {
		t.Fatalf("%+v, %v", p, err)
	}

	task, _ = open(t, "-- "+portE+" --\n"+read(t, root, portE))
	wrote(t, task.Accept([]string{portE}).Changes, portE)
}

// TestCorrect: what readers cannot have seen is not corrected, and the other versions are
// named.
func TestCorrect(t *testing.T) {
	task, root := open(t, "-- "+portE+" --\n---\ntitle: The port opens\ntranslation: {}\n---\n\nThe port is open.\n")
	r, err := task.Correct(port, " Порт закрыт. ", "clarification")
	if err != nil {
		t.Fatal(err)
	}
	wrote(t, r.Changes, port)
	if !r.OfOriginal || len(r.Others) != 1 || r.Others[0] != portE {
		t.Errorf("%+v", r)
	}
	if text := read(t, root, port); !strings.Contains(text, "text: Порт закрыт., kind: clarification") || !strings.Contains(text, "updated: 2026-11-24 09:00") {
		t.Error(text)
	}
	task, _ = open(t, "")
	if r, err := task.Withdraw("content/2026/11/24/draft.ru.md", "Ошибка."); err != nil || r.Problems.Errors() != 1 || r.Written != nil {
		t.Errorf("a draft is withdrawn: %+v, %v", r, err)
	}
	var argument newsroom.ArgumentError
	if _, err := task.Correct(port, "  ", ""); !errors.As(err, &argument) {
		t.Error(err)
	}
}

// TestHints name files as seen from the user's folder.
func TestHints(t *testing.T) {
	task, _ := open(t, "")
	e, problems := task.Why("content/2026/11/23/prot.ru.md")
	if e != nil || len(problems) != 1 || problems[0].Hint() != "did you mean digest/"+port+"?" {
		t.Errorf("%+v, %v", e, problems)
	}
}

func TestWhy(t *testing.T) {
	for file, want := range map[string]newsroom.FileKind{
		port: newsroom.TextFile, "content/site.yaml": newsroom.ContentFile, "content/2026/11/23/port.pdf": newsroom.MediaFile,
		"content/2026/11/24/draft.pdf": newsroom.HiddenMedia, "static/x.txt": newsroom.StaticFile, "templates/x.html": newsroom.TemplateFile, "notes.txt": newsroom.OutsideFile,
	} {
		task, _ := open(t, "-- content/2026/11/23/port.pdf --\nx\n-- content/2026/11/24/draft.pdf --\nx\n-- static/x.txt --\nx\n-- templates/x.html --\n-- notes.txt --\n")
		e, problems := task.Why(file)
		if e == nil || e.Kind != want {
			t.Errorf("%s: %+v, %v", file, e, problems)
			continue
		}
		if onSite := want == newsroom.TextFile || want == newsroom.MediaFile || want == newsroom.StaticFile; onSite != (len(e.Addresses) > 0) {
			t.Errorf("%s: addresses %v", file, e.Addresses)
		}
	}
}

func TestTags(t *testing.T) {
	task, _ := open(t, "")
	if unused := task.UnusedTags(); len(unused) != 1 || unused[0].Key != "unused" {
		t.Errorf("%v", unused)
	}
	added, err := task.AddTag("sea", "", []string{"ru=море"})
	if err != nil || len(added.Unnamed) != 1 || added.Unnamed[0] != "en" {
		t.Errorf("%+v, %v", added, err)
	}
	wrote(t, added.Changes, "content/tags.yaml")
	task, root := open(t, "")
	renamed := task.RenameTag("порты", "harbours")
	wrote(t, renamed.Changes, "content/tags.yaml", port)
	if !renamed.Moved || renamed.Old != "ports" || !strings.Contains(read(t, root, port), "tags: [harbours]") {
		t.Errorf("%+v", renamed)
	}
	task, _ = open(t, "")
	if same := task.RenameTag("ports", "ports"); same.Moved || same.Written != nil || same.Problems != nil {
		t.Errorf("%+v", same)
	}
}

// TestFormatChecks: with check nothing is written.
func TestFormatChecks(t *testing.T) {
	const mixed = "-- " + port + " --\n---\nsource: own\ntitle: Порт\ndate: 2026-11-23\ntags: [порты]\n---\n\nСлова.\n"
	task, root := open(t, mixed)
	before := read(t, root, port)
	r := task.Format([]string{port}, true)
	if len(r.Changed) != 1 || r.Changed[0] != port || r.Written != nil || read(t, root, port) != before {
		t.Errorf("%+v", r)
	}
	task, _ = open(t, mixed)
	wrote(t, task.Format([]string{port}, false).Changes, port)
}

// TestNewArticle warns of a report that was used, and refuses what is no language.
func TestNewArticle(t *testing.T) {
	task, _ := open(t, "")
	r, err := task.NewArticle("Новый причал", newsroom.ArticleOptions{Source: "http://www.source.example/port/?utm_source=x", Tags: []string{"Порты"}})
	if err != nil {
		t.Fatal(err)
	}
	wrote(t, r.Changes, "content/2026/11/24/novyy-prichal.ru.md")
	if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Text(), "this report was already used") {
		t.Error(r.Problems)
	}
	task, _ = open(t, "")
	if r, err := task.NewArticle("Причал", newsroom.ArticleOptions{Lang: "de"}); err != nil || r.Written != nil || r.Problems.Errors() != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestStatus: FailOn counts whatever is selected; errors of the site are in the result.
func TestStatus(t *testing.T) {
	task, _ := open(t, "-- content/2026/11/22/broken.ru.md --\n---\ntitle: [\n---\n")
	none := func(string, func([]byte) bool) error { return errors.New("no history") }
	r, problems, err := task.Status(newsroom.StatusOptions{Languages: []string{"en"}, FailOn: []ledger.State{ledger.Missing}}, none)
	if err != nil || r == nil {
		t.Fatal(problems, err)
	}
	if len(r.Languages) != 1 || r.Languages[0].Tag != "en" || len(r.Outstanding) == 0 || r.Outstanding[ledger.Missing] != 1 || r.Errors.Errors() == 0 {
		t.Errorf("%+v", r)
	}
	if err := task.CheckLanguages("--lang", []string{"kk"}); err == nil {
		t.Error("kk is taken for one of the site's languages")
	}
}

// TestPlanSite: what a new site cannot be is refused before anything is written.
func TestPlanSite(t *testing.T) {
	right := newsroom.SiteOptions{Languages: []string{"ru", "en"}, Host: config.HostPlain, BaseURL: "https://news.example/", Zone: "UTC", Now: now}
	if _, err := newsroom.PlanSite(right); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*newsroom.SiteOptions){
		"no language": func(o *newsroom.SiteOptions) { o.Languages = nil },
		"twice":       func(o *newsroom.SiteOptions) { o.Languages = []string{"ru", "ru"} },
		"unknown":     func(o *newsroom.SiteOptions) { o.Languages = []string{"xx"} },
		"host":        func(o *newsroom.SiteOptions) { o.Host = "moon" },
		"address":     func(o *newsroom.SiteOptions) { o.BaseURL = "news" },
		"zone":        func(o *newsroom.SiteOptions) { o.Zone = "Local" },
		"time":        func(o *newsroom.SiteOptions) { o.Now = "noon" },
	} {
		o := right
		spoil(&o)
		var argument newsroom.ArgumentError
		if _, err := newsroom.PlanSite(o); !errors.As(err, &argument) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
