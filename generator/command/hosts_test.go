package command_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"qostil/generator/fields"
)

const publishingManual = "../../docs/publishing.md"

// server is a web server that the manual says how to set up, on its own terms:
// command runs it on an address, with the configuration of the manual.
type server struct {
	block   string // the first line of its configuration in the manual
	command func(dir, config, address string) *exec.Cmd
}

var servers = map[string]server{
	"nginx": {"# /etc/nginx/conf.d/digest.conf", func(dir, config, address string) *exec.Cmd {
		config = strings.Replace(config, "listen 80;", "listen "+address+";", 1)
		who := "" // a server that root starts reads files as nobody, who may not enter a test's folder
		if os.Getuid() == 0 {
			who = "user root; "
		}
		whole := who + "daemon off; pid " + dir + "/pid; error_log stderr; events { } http { include /etc/nginx/mime.types; access_log off;" +
			" client_body_temp_path " + dir + "/a; proxy_temp_path " + dir + "/b; fastcgi_temp_path " + dir + "/c; uwsgi_temp_path " + dir + "/d; scgi_temp_path " + dir + "/e;\n" +
			config + "}\n"
		mustWrite(filepath.Join(dir, "nginx.conf"), whole)
		return exec.Command("nginx", "-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", "stderr")
	}},
	"caddy": {"# Caddyfile", func(dir, config, address string) *exec.Cmd {
		config = "{\nadmin off\nauto_https off\n}\n" + strings.Replace(config, "digest.example {", "http://"+address+" {\nbind 127.0.0.1\n", 1)
		mustWrite(filepath.Join(dir, "Caddyfile"), config)
		c := exec.Command("caddy", "run", "--config", filepath.Join(dir, "Caddyfile"), "--adapter", "caddyfile")
		c.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
		return c
	}},
}

func mustWrite(file, text string) {
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		panic(err)
	}
}

// TestServers serves a site as the manual says: with the headers that _headers
// gives other hosts, the types of feeds, and a page for what is not found in the
// language of its address.
func TestServers(t *testing.T) {
	site := t.TempDir()
	if err := smallSite(site); err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"netlify", "plain"} {
		put(t, filepath.Join(site, "content/site.yaml"), strings.TrimSuffix(read(t, "testdata/site/content/site.yaml"), "\n")+"\nhost: "+host+"\n")
		if out, status := run(t, "build", "-s", site, "-o", filepath.Join(site, host), "--now", now); status != 0 {
			t.Fatal(out)
		}
	}
	rules := headerRules(read(t, filepath.Join(site, "netlify/_headers")))
	manual := read(t, publishingManual)
	for name, s := range servers {
		t.Run(name, func(t *testing.T) {
			base := serve(t, s, manual, filepath.Join(site, "plain"))
			for path, want := range rules {
				if path == "/*" {
					path = "/ru/"
				}
				resp, _ := get(t, base+path)
				if resp.StatusCode != http.StatusOK {
					t.Errorf("%s: %s", path, resp.Status)
				}
				for key, value := range want {
					if got := resp.Header.Get(key); got != value {
						t.Errorf("%s: %s is %q, not %q", path, key, got, value)
					}
				}
			}
			for path, lang := range map[string]string{"/ru/nowhere/": "ru", "/en/no/where": "en", "/nowhere": "en"} {
				resp, text := get(t, base+path)
				if resp.StatusCode != http.StatusNotFound || !strings.Contains(text, `<html lang="`+lang+`"`) {
					t.Errorf("%s: %s, %.80s", path, resp.Status, text)
				}
			}
			if resp, _ := get(t, base+"/ru/"); resp.Header.Get("Cache-Control") != "no-cache" {
				t.Errorf("a page: Cache-Control %q", resp.Header.Get("Cache-Control"))
			}
		})
	}
}

// headerRules reads a file _headers.
func headerRules(text string) map[string]map[string]string {
	rules := map[string]map[string]string{}
	path := ""
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, " ") {
			path = strings.TrimSpace(line)
			rules[path] = map[string]string{}
			continue
		}
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		rules[path][key] = value
	}
	return rules
}

// serve runs a server until the test ends, and returns its address.
func serve(t *testing.T, s server, manual, root string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	config := ""
	for _, block := range indented(manual) {
		if strings.HasPrefix(block, s.block+"\n") {
			config = strings.ReplaceAll(block, "/srv/digest/public", root)
		}
	}
	var log strings.Builder
	c := s.command(t.TempDir(), config, address)
	c.Stdout, c.Stderr = &log, &log
	if err := c.Start(); err != nil {
		t.Fatalf("%v; on Debian: apt-get install nginx-light caddy", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
		if t.Failed() {
			t.Log(log.String())
		}
	})
	for range 200 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return "http://" + address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return ""
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(text)
}

// TestWorkflows: the manual's workflows are YAML, and their commands take the flags.
func TestWorkflows(t *testing.T) {
	workflows := 0
	for _, block := range indented(read(t, publishingManual)) {
		if !strings.HasPrefix(block, "# .github/workflows/") {
			continue
		}
		workflows++
		if d := fields.YAML("workflow.yml", []byte(block), 1); d.Broken || d.Root.Get("jobs") == nil {
			t.Errorf("%v\n%s", d.Problems, block)
		}
		for _, command := range regexp.MustCompile(`go run \. (.*)`).FindAllStringSubmatch(block, -1) {
			args := append(strings.Fields(regexp.MustCompile(`"\$\{\{.*?\}\}/"`).ReplaceAllString(command[1], "https://x.example/")), "-s", t.TempDir())
			if out, status := run(t, args...); status == 2 {
				t.Errorf("%s: %s", fmt.Sprint(args), out)
			}
		}
	}
	if workflows != 2 {
		t.Errorf("%d workflows", workflows)
	}
}
