package preview_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"qostil/generator/preview"
)

// counter is a handler that counts the forms that reach it.
type counter struct {
	token string
	forms int
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		c.forms++
		http.Redirect(w, r, "/__desk/", http.StatusSeeOther)
		return
	}
	if r.URL.Path != "/__desk/" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; form-action 'self'")
	fmt.Fprintf(w, "<!DOCTYPE html><body>%d</body>", c.forms)
}

// post sends a form to the mounted handler as a browser would.
func (s *stage) post(target, body string, headers map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(body))
	r.Host = "localhost:1717"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for name, value := range headers {
		if r.Header.Del(name); name == "Host" {
			r.Host = value
		} else if value != "" {
			r.Header.Set(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.preview.ServeHTTP(w, r)
	return w
}

// TestMount: pages that are mounted follow the builds as others do, and take forms
// from pages of this server with the token of this run, and from nobody else.
func TestMount(t *testing.T) {
	c := &counter{}
	s := start(t, guarded(), preview.Options{Poll: true, Mount: preview.NewMount("/__desk/", func(token string, _ func(...string)) http.Handler {
		c.token = token
		return c
	})})
	page := s.get("/__desk/")
	if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), "/client.js") || page.Header().Get("ETag") == "" ||
		!strings.Contains(page.Header().Get("Content-Security-Policy"), "script-src 'self'") {
		t.Errorf("%d %v %s", page.Code, page.Header(), page.Body)
	}
	if again := s.get("/__desk/", "If-None-Match", page.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Error(again.Code)
	}
	if s.get("/__desk/none").Code != http.StatusNotFound || s.get("/__desk").Code != http.StatusNotFound {
		t.Error("what is not there is there")
	}
	right := "token=" + c.token
	for _, refused := range []struct {
		why, target, body string
		headers           map[string]string
		status            int
	}{
		{"no token", "/__desk/", "", nil, http.StatusForbidden},
		{"another token", "/__desk/", "token=" + strings.ToLower(c.token), nil, http.StatusForbidden},
		{"a token in the address", "/__desk/?" + right, "x=1", nil, http.StatusForbidden},
		{"another site", "/__desk/", right, map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		{"another port", "/__desk/", right, map[string]string{"Sec-Fetch-Site": "same-site"}, http.StatusForbidden},
		{"typed", "/__desk/", right, map[string]string{"Sec-Fetch-Site": "none"}, http.StatusForbidden},
		{"no word of where it is from", "/__desk/", right, map[string]string{"Sec-Fetch-Site": ""}, http.StatusForbidden},
		{"an old browser on another page", "/__desk/", right, map[string]string{"Sec-Fetch-Site": "", "Origin": "http://evil.com"}, http.StatusForbidden},
		{"another name", "/__desk/", right, map[string]string{"Host": "evil.com:1717"}, http.StatusForbidden},
		{"no form", "/__desk/", right, map[string]string{"Content-Type": "text/plain"}, http.StatusUnsupportedMediaType},
		{"too long", "/__desk/", right + "&x=" + strings.Repeat("x", 300<<10), nil, http.StatusRequestEntityTooLarge},
		{"a page of the site", "/ru/", right, nil, http.StatusMethodNotAllowed},
		{"our own files", "/_qostil/" + c.token + "/state", right, nil, http.StatusMethodNotAllowed},
	} {
		if w := s.post(refused.target, refused.body, refused.headers); w.Code != refused.status || c.forms != 0 {
			t.Errorf("%s: %d %s", refused.why, w.Code, w.Body)
		}
	}
	for _, headers := range []map[string]string{nil, {"Sec-Fetch-Site": "", "Origin": "http://localhost:1717"}} {
		if w := s.post("/__desk/", right, headers); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/__desk/" {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	if body, _ := io.ReadAll(s.get("/__desk/").Body); c.forms != 2 || !strings.Contains(string(body), ">2<") {
		t.Errorf("%d forms: %s", c.forms, body)
	}
}

// TestNoMount: without a desk nothing can be sent anywhere.
func TestNoMount(t *testing.T) {
	s := start(t, guarded(), preview.Options{Poll: true})
	if w := s.post("/__desk/", "token="+s.token("/ru/"), nil); w.Code != http.StatusMethodNotAllowed {
		t.Error(w.Code)
	}
}
