package preview_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"qostil/generator/preview"
)

// TestSoak asks again and again while files are saved. Every answer is a whole page
// of one save, no page is ever missing, and none goes back.
func TestSoak(t *testing.T) {
	const saves, requests, pages, words = 100, 10_000, 20, 500
	f := watch(t, nil, preview.Options{})
	save := func(page, version int) {
		name := fmt.Sprintf("content/%d.html", page)
		f.must(os.WriteFile(f.at("next"), []byte(strings.Repeat(fmt.Sprintf("%d ", version), words)), 0o666))
		f.rename("next", name)
	}
	for page := range pages {
		save(page, 0)
	}
	for page := range pages {
		f.shows(fmt.Sprintf("/%d.html", page), strings.Repeat("0 ", words))
	}
	var asked atomic.Int32
	var ended atomic.Bool
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			var last [pages]int
			for i := 0; !ended.Load() || asked.Load() < requests; i++ {
				page := i * 7 % pages
				w := f.get(fmt.Sprintf("/%d.html", page))
				asked.Add(1)
				body := w.Body.String()
				versions := strings.Fields(script.ReplaceAllString(body, ""))
				version := -1
				if len(versions) > 0 {
					_, _ = fmt.Sscan(versions[0], &version)
				}
				switch {
				case w.Code != http.StatusOK:
					t.Errorf("page %d: %d %.80s", page, w.Code, body)
				case len(versions) != words || strings.Count(body, versions[0]+" ") < words || len(script.FindAllString(body, -1)) != 1:
					t.Errorf("page %d is torn: %d words, %.80q", page, len(versions), body)
				case version < last[page]:
					t.Errorf("page %d went back from %d to %d", page, last[page], version)
				default:
					last[page] = version
					continue
				}
				return
			}
		})
	}
	for version := 1; version <= saves; version++ {
		for page := version % 4; page < pages; page += 4 {
			save(page, version)
		}
		f.shows(fmt.Sprintf("/%d.html", version%4+16), strings.Repeat(fmt.Sprintf("%d ", version), words))
	}
	ended.Store(true)
	askers.Wait()
	if n := len(f.built()); n < saves {
		t.Errorf("%d builds for %d saves", n, saves)
	}
}
