package command_test

import (
	"bufio"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestServe writes while the site is on screen.
func TestServe(t *testing.T) {
	t.Parallel()
	const story, page = "content/2026/11/20/good.ru.md", "/ru/2026/11/good/"
	s := preview(t, "--port", "0")
	s.shows("Хорошая новость", page, "/ru/", "/ru/tags/economy/", "/ru/feed.xml")
	s.shows(page, "/sitemap-ru.xml")
	s.shows("/ru/", "/")

	s.edit(story, "Она хорошая.", "Она ещё лучше.")
	s.shows("Она ещё лучше.", page, "/ru/feed.xml")
	s.edit(story, "Хорошая новость", "Лучшая новость")
	s.shows("Лучшая новость", page, "/ru/", "/ru/tags/economy/", "/ru/feed.xml", "/ru/atom.xml", "/ru/feed.json", "/ru/2026/11/20/")
	s.says("good.ru.md: ")

	// A translation comes and goes, and the switcher of the original with it.
	s.shows(`href="/en/2026/11/good/"`, page)
	s.must(os.Remove(s.at("content/2026/11/20/good.en.md")))
	s.hides(`href="/en/2026/11/good/"`, page)
	s.gone("/en/2026/11/good/")
	s.write("content/2026/11/20/good.en.md", "---\ntitle: Better news\ndate: 2026-11-20 12:00\ntranslation: {}\n---\n\nIt is better.\n")
	s.shows(`href="/en/2026/11/good/"`, page)
	s.shows("Better news", "/en/2026/11/good/", "/en/", "/en/tags/economy/")

	// A slip of the pen, in each kind of file, leaves the last good page up.
	for _, slip := range []struct{ name, right, wrong, text string }{
		{story, "title: Лучшая", "titel: Лучшая", `error: unknown key "titel"`},
		{"content/site.yaml", "languages: [ru, en]", "languages: [ru, en", "content/site.yaml:"},
		{"content/tags.yaml", "aktau: {group: place, ru: Актау", "aktau: {group: place, ru: [Актау", "content/tags.yaml:"},
	} {
		s.edit(slip.name, slip.right, slip.wrong)
		s.says(slip.text)
		s.shows("Лучшая новость", page, "/ru/")
		before := strings.Count(s.output(), "mended: 1 problem")
		s.edit(slip.name, slip.wrong, slip.right)
		s.until("it is mended", func() bool { return strings.Count(s.output(), "mended: 1 problem") > before })
	}
	s.write("templates/partials/footer.html", "<footer>Подпись</footer>\n")
	s.shows("Подпись", page, "/en/")
	s.write("templates/partials/footer.html", "<footer>{{.Titel}</footer>\n")
	s.says("templates/partials/footer.html:1:")
	s.shows("Подпись", page)
	s.must(os.RemoveAll(s.at("templates")))
	s.hides("Подпись", page, "/en/")

	s.edit("content/site.yaml", "Вести", "Вечерние вести")
	s.shows("Вечерние вести", page, "/ru/", "/ru/feed.xml")
	s.write("content/2026/11/21/draft.ru.md", "---\ntitle: Черновик\ndraft: true\n---\n\nЕщё не всё.\n")
	s.shows("Черновик", "/ru/", "/ru/2026/11/draft/")
	s.write("static/css/site.css", "a { color: teal }\n")
	s.until("the style is another", func() bool {
		_, body := s.get(page)
		sheet := regexp.MustCompile(`/css/site\.\w+\.css`).FindString(body)
		_, style := s.get(sheet)
		return strings.Contains(style, "teal") && len(style) < 30
	})

	s.must(os.Rename(s.at("content/2026/11/20"), s.at("content/2026/11/19")))
	s.shows("Лучшая новость", page)
	s.must(os.Remove(s.at("content/2026/11/19/good.ru.md")))
	s.must(os.Remove(s.at("content/2026/11/19/good.en.md")))
	s.gone(page)
	s.hides("Лучшая новость", "/ru/", "/ru/feed.xml")

	if _, err := os.Stat(s.at("public")); err == nil {
		t.Error("something was written")
	}
	begun := time.Now()
	s.must(s.command.Process.Signal(os.Interrupt))
	if err := <-s.done; err != nil || time.Since(begun) > time.Second {
		t.Errorf("Ctrl-C: %v after %v\n%s", err, time.Since(begun), s.output())
	}
}

// TestBrokenAtFirst: a site that was never right is shown when it is.
func TestBrokenAtFirst(t *testing.T) {
	t.Parallel()
	s := preview(t, "--port", "0", "--site", ".")
	s.write("content/site.yaml", "title: [")
	s.says("content/site.yaml:")
	second := exec.Command("qostil", "serve", "--port", "0", "--now", now)
	second.Dir, second.Env = s.dir, s.command.Env
	again := &shown{t: t, dir: s.dir}
	out, err := second.StdoutPipe()
	s.must(err)
	s.must(second.Start())
	defer func() { _ = second.Process.Kill(); _ = second.Wait() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	s.must(err)
	port := regexp.MustCompile(`localhost:(\d+)/`).FindStringSubmatch(line)
	again.address = "http://127.0.0.1:" + port[1]
	if status, body := again.get("/ru/"); status != http.StatusServiceUnavailable || !strings.Contains(body, "/client.js") {
		t.Errorf("%d %s", status, body)
	}
	s.must(os.Remove(s.at("content/site.yaml")))
	s.must(smallSite(s.dir))
	again.shows("Хорошая новость", "/ru/")
}

// TestPort: another program has the port.
func TestPort(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	busy := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	s := preview(t, "--port", busy)
	s.says("port " + busy + " is busy; this is port ")
	if strings.HasSuffix(s.address, ":"+busy) {
		t.Error(s.address)
	}

	strict := exec.Command("qostil", "serve", "--port", busy, "--strict-port", "--now", now)
	strict.Dir, strict.Env = s.dir, s.command.Env
	out, err := strict.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), "address already in use") {
		t.Errorf("--strict-port: %v, %s", err, out)
	}
}

// TestAllowHost: whom the writer lets in sees the site under that name, and nothing
// that is under embargo.
func TestAllowHost(t *testing.T) {
	t.Parallel()
	for _, allowed := range []bool{false, true} {
		flags := []string{"--port", "0"}
		if allowed {
			flags = append(flags, "--allow-host", "Studio.local", "--bind", "127.0.0.1")
		}
		s := preview(t, flags...)
		s.write("content/2026/11/21/secret.ru.md", "---\ntitle: Тайна\ndate: 2026-11-21 10:00\nembargo: 2026-12-01 10:00\nsource: own\n---\n\nТекст.\n")
		s.write("content/2026/11/21/open.ru.md", "---\ntitle: Открыто\ndate: 2026-11-21 11:00\nsource: own\n---\n\nТекст.\n")
		s.shows("Открыто", "/ru/")
		if _, body := s.get("/ru/"); strings.Contains(body, "Тайна") == allowed {
			t.Errorf("with others let in (%t) the story is there: %t", allowed, !allowed)
		}
		r, err := http.NewRequest(http.MethodGet, s.address+"/ru/", nil)
		s.must(err)
		r.Host = "studio.local" + s.address[strings.LastIndex(s.address, ":"):]
		response, err := http.DefaultClient.Do(r)
		s.must(err)
		response.Body.Close()
		if (response.StatusCode == http.StatusOK) != allowed {
			t.Errorf("with others let in (%t): %s", allowed, response.Status)
		}
		if strings.Contains(s.output(), "others on the network") != allowed {
			t.Errorf("it says %s", s.output())
		}
	}
}
