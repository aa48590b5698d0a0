package preview_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"qostil/generator/preview"
)

// secret is what nobody but the writer may read.
const secret = "Порт закроют на ремонт"

func guarded() *stage {
	return &stage{fsys: newMemory(map[string]string{
		"ru/index.html":       secret,
		"ru/новость.html":     secret,
		"ru/й.html":           secret,
		"css/site.css":        "a { color: teal } /* " + secret + " */",
		"media/ru/a;b~c.html": secret,
	})}
}

// strangers are names that a page of somebody else could reach this machine by, or
// that are none.
var strangers = []string{
	"", "evil.com", "evil.com:1717", "evil.com:666", "1.2.3.4", "1.2.3.4:1717", "[::1234]:666", "[::1234]:1717", "[", "]", "[::1", "[::1]", "::1:1717",
	"localhost", "localhost:80", "localhost:1718", "localhost:", "localhost:01717", "localhost:1717:1717", ":1717",
	"127.0.0.1", "127.0.0.1:80", "127.0.0.1:17170", "127.0.0.1.evil.com:1717", "localhost.evil.com:1717", "evil-localhost:1717", "evil.localhost:1717",
	"localhost.:1717", "0.0.0.0:1717", "127.1:1717", "127.0.0.2:1717", "2130706433:1717", "0x7f000001:1717", "0177.0.0.1:1717", "[::]:1717",
	"[::ffff:127.0.0.1]:1717", "[0:0:0:0:0:0:0:1]:1717", "[::1%25lo]:1717", "localhost:1717@evil.com", "evil.com@localhost:1717", "http://localhost:1717",
	"localhost:1717/", "localhost:1717,evil.com", "localhost:1717 evil.com", " localhost:1717", "localhost%00:1717", "ⓛocalhost:1717", "localhost:1717",
	"192.168.1.10:1717", "studio:1717", "qostil.example", strings.Repeat("a", 10_000),
}

var friends = []string{"localhost:1717", "127.0.0.1:1717", "[::1]:1717", "LOCALHOST:1717", "LocalHost:1717", "studio.local:1717", "[fe80::2]:1717"}

// TestGuard asks with every mixture of what a browser says of itself, and holds
// the answer against the rules, said once more.
func TestGuard(t *testing.T) {
	s := start(t, guarded(), preview.Options{Poll: true, AllowHosts: []string{"studio.local", "fe80::2"}})
	token := s.token("/ru/")
	methods := []string{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"}
	targets := []string{"/ru/", "/css/site.css", "/_qostil/" + token + "/events", "/_qostil/" + token + "/state", "/_qostil/" + strings.ToLower(token) + "/events", "/_qostil/events"}
	origins := []string{"", "null", "http://localhost:1717", "HTTP://LOCALHOST:1717", "http://127.0.0.1:1717", "https://localhost:1717", "http://localhost:3000",
		"http://localhost", "http://evil.com", "http://localhost:1717.evil.com", "http://evil.com:1717", "file://"}
	sites := []string{"", "same-origin", "same-site", "cross-site", "none"}
	modes := [][2]string{{"", ""}, {"navigate", "document"}, {"navigate", "iframe"}, {"no-cors", "script"}, {"cors", "empty"}}
	gone, cancel := context.WithCancel(t.Context())
	cancel() // so that a stream of events ends at once
	asked := 0
	check := func(method, target, host, origin, site string, mode [2]string, friend bool) {
		r := httptest.NewRequestWithContext(gone, method, target, nil)
		r.Host = host
		r.Header.Set("X-Forwarded-Host", "localhost:1717")
		r.Header.Set("Forwarded", "host=localhost:1717")
		for name, value := range map[string]string{"Origin": origin, "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode[0], "Sec-Fetch-Dest": mode[1]} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		foreign := (site == "cross-site" || site == "same-site") && mode != [2]string{"navigate", "document"}
		ours := site == "same-origin" || site == "" && slices.Contains(origins[2:5], origin)
		want := http.StatusOK
		switch {
		case method != "GET" && method != "HEAD":
			want = http.StatusMethodNotAllowed
		case !friend || foreign:
			want = http.StatusForbidden
		case strings.HasPrefix(target, "/_qostil/") && !strings.Contains(target, token):
			want = http.StatusNotFound
		case strings.HasSuffix(target, "/events") && !ours:
			want = http.StatusForbidden
		}
		w := httptest.NewRecorder()
		s.preview.ServeHTTP(w, r)
		asked++
		if w.Code != want {
			t.Errorf("%s %s, host %.40q, origin %q, %s %v: %d, want %d", method, target, host, origin, site, mode, w.Code, want)
		}
		shielded(t, w, want)
	}
	for _, method := range methods {
		for _, target := range targets {
			for _, origin := range origins {
				for i, host := range strangers {
					check(method, target, host, origin, sites[i%len(sites)], modes[i%3], false)
				}
				for _, site := range sites {
					for _, mode := range modes {
						check(method, target, friends[asked%len(friends)], origin, site, mode, true)
					}
				}
			}
		}
	}
	if asked < 10_000 {
		t.Errorf("only %d requests", asked)
	}
}

// shielded says whether an answer has the headers that keep it from other pages,
// and no secret where it refuses.
func shielded(t *testing.T, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	for name := range w.Header() {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("the header %s is sent", name)
		}
	}
	for name, want := range map[string]string{
		"Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN", "Cache-Control": "no-store",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if status != http.StatusOK && strings.Contains(w.Body.String(), secret) {
		t.Errorf("the answer %d has the page in it", w.Code)
	}
}

// TestTarget: what is no address of a page is refused, and what is one is found
// however it is written.
func TestTarget(t *testing.T) {
	s := start(t, guarded(), preview.Options{Poll: true})
	for target, want := range map[string]int{
		"/ru/": 200, "/ru/новость.html": 200, "/ru/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C.html": 200, "/%72u/": 200, "/ru/?a=/../b": 200,
		"/ru/\u0439.html": 200, "/ru/\u0438\u0306.html": 200, "/media/ru/a;b~c.html": 200,
		"/ru": 301, "/ru/none": 404, "/css/": 404, "/css": 404, "/": 404, "/RU/": 404, "/ru/x.": 404, "/_qostil/": 404, "/_qostil": 404,
		"/../ru/": 400, "/ru/../ru/": 400, "/./ru/": 400, "/%2e%2e/ru/": 400, "/..%2fru/": 400, "/ru/.../": 400, "/..%5cru/": 400, "/ru\\": 400,
		"//ru/": 400, "/ru//": 400, "/ru/..;/ru/": 400, "/ru/.;x/": 400, "/ru/%00": 400, "/ru/%0a": 400, "/ru/%7f": 400, "/%c0%ae%c0%ae/": 400,
		"/C:/ru/": 400, "/ru/::$DATA": 400, "/ENV~1": 400, "/ru/ ": 400, "/ru/%20": 400, "/ru/#a": 400, "/" + strings.Repeat("a", 3000): 400,
	} {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET " + strings.ReplaceAll(target, "/ ", "/%20") + " HTTP/1.1\r\nHost: localhost:1717\r\n\r\n")))
		if err != nil {
			t.Errorf("%q: %v", target, err)
			continue
		}
		w := httptest.NewRecorder()
		s.preview.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%q: %d, want %d", target, w.Code, want)
		}
		if w.Code == 200 && !strings.Contains(w.Body.String(), secret) {
			t.Errorf("%q is another page", target)
		}
	}
}

// TestWire sends what no browser sends.
func TestWire(t *testing.T) {
	const host = "Host: localhost:1717\r\n"
	for raw, want := range map[string]string{
		"GET /ru/ HTTP/1.1\r\n" + host + "\r\n":                                                             "200",
		"GET /ru/ HTTP/1.1\r\n\r\n":                                                                         "400",
		"GET /ru/ HTTP/1.1\r\nHost:\r\n\r\n":                                                                "403",
		"GET /ru/ HTTP/1.0\r\n\r\n":                                                                         "403",
		"GET /ru/\r\n\r\n":                                                                                  "400",
		"GET /ru/ HTTP/1.1\r\n" + host + "Host: evil.com\r\n\r\n":                                           "400",
		"GET /ru/ HTTP/1.1\r\nHost: a b\r\n\r\n":                                                            "400",
		"GET http://localhost:1717/ru/ HTTP/1.1\r\n" + host + "\r\n":                                        "400",
		"GET http://evil.com/ru/ HTTP/1.1\r\n" + host + "\r\n":                                              "403",
		"GET * HTTP/1.1\r\n" + host + "\r\n":                                                                "400",
		"GET ru/ HTTP/1.1\r\n" + host + "\r\n":                                                              "400",
		"GET /%zz HTTP/1.1\r\n" + host + "\r\n":                                                             "400",
		"CONNECT localhost:1717 HTTP/1.1\r\n" + host + "\r\n":                                               "405",
		"OPTIONS * HTTP/1.1\r\n" + host + "\r\n":                                                            "405",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":                                                                  "405",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n":                                              "400",
		"GET /ru/ HTTP/1.1\r\n" + host + "X: " + strings.Repeat("a", 1<<20):                                 "431",
		"GET /ru/ HTTP/1.1\r\n" + host + strings.Repeat("X: a\r\n", 10_000):                                 "431",
		"GET /" + strings.Repeat("a", 100_000) + " HTTP/1.1\r\n" + host + "\r\n":                            "431",
		"POST /ru/ HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\nabcd":                                   "405",
		"GET /ru/ HTTP/1.1\r\n" + host + "Upgrade: websocket\r\n\r\n":                                       "200",
		"GET /ru/ HTTP/1.1\r\n" + host + "X-Forwarded-Host: evil.com\r\n\r\n":                               "200",
		"GET /ru/ HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n": "400",
	} {
		bubble(t, func(t *testing.T) {
			s := begin(t, guarded(), preview.Options{Poll: true})
			conn := s.l.(*pipes).dial()
			defer conn.Close()
			go func() { _, _ = io.WriteString(conn, raw) }() // the server may close before it has read all
			line, err := bufio.NewReader(conn).ReadString('\n')
			if !strings.HasPrefix(line, "HTTP/1.") || !strings.Contains(line, " "+want+" ") {
				t.Errorf("%.60q: %q (%v), want %s", raw, line, err, want)
			}
		})
	}
}

// FuzzGuard: whoever is not here by a right name and address reads nothing, and
// nothing fails.
func FuzzGuard(f *testing.F) {
	for _, host := range append(strangers, friends...) {
		f.Add(host, "http://localhost:1717", "same-origin", "/ru/")
	}
	for _, target := range []string{"/ru/новость.html", "/..%2fru/", "/ru/\\", "http://localhost:1717/ru/", "*", "/ru/#", "//", "/ru/%00", "/_qostil/x/events"} {
		f.Add("localhost:1717", "null", "cross-site", target)
	}
	s := start(f, guarded(), preview.Options{Poll: true})
	right := map[string]bool{"localhost:1717": true, "127.0.0.1:1717": true, "[::1]:1717": true}
	f.Fuzz(func(t *testing.T, host, origin, site, target string) {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(fmt.Sprintf(
			"GET %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nSec-Fetch-Site: %s\r\n\r\n", target, host, origin, site))))
		if err != nil {
			return
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		w := httptest.NewRecorder()
		s.preview.ServeHTTP(w, r.WithContext(ctx))
		if w.Code >= 500 {
			t.Errorf("status %d", w.Code)
		}
		from := r.Header.Get("Sec-Fetch-Site")
		open := right[strings.ToLower(r.Host)] && (from != "cross-site" && from != "same-site" || r.Header.Get("Sec-Fetch-Mode") == "navigate")
		if strings.Contains(w.Body.String(), secret) && !open {
			t.Errorf("%q reads the page as %q", from, r.Host)
		}
		shielded(t, w, w.Code)
	})
}
