package site_test

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"
)

// TestFlatFolder: a site that has come here from elsewhere may have all its stories in
// one folder, the files beside them too, and no link that holds. Looking at each of them
// for each took minutes.
func TestFlatFolder(t *testing.T) {
	const stories, limit = 3000, 10 * time.Second
	files := fstest.MapFS{}
	for i := range stories {
		name := fmt.Sprintf("content/2026/news%d", i)
		files[name+".ru.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Новость\ndate: 2026-11-01\nsource: own\n---\n")}
		files[name+"-chart.pdf"] = &fstest.MapFile{}
	}
	loaded := load(t, folder(files))
	start := time.Now()
	s := loaded.link(options(t))
	if len(s.Media) != stories {
		t.Errorf("%d files are published", len(s.Media))
	}
	from := s.Document("content/2026/news0.ru.md")
	for i := range stories {
		if hint := s.NearestFile(from, fmt.Sprintf("absent-story-%d.ru.md", i)).Text(); hint != "" {
			t.Fatal(hint)
		}
		if hint := s.NearestID(fmt.Sprintf("2025/news%d", i)).Text(); hint != fmt.Sprintf("did you mean id:2026/news%d?", i) {
			t.Fatalf("news%d: %s", i, hint)
		}
	}
	if took := time.Since(start); took > limit {
		t.Errorf("it took %v; at most %v are allowed", took, limit)
	}
}
