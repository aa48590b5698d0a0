package search

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"qostil/generator/locale"
)

// Pagefind (pagefind.app) is a program that makes an index, and a script that searches
// in it. The names of its files hold their hashes, so that it has to run before the
// paths of a site are known.

// record is an article as Pagefind takes it in.
type record struct {
	Type     string            `json:"type"`
	Index    int               `json:"index_id"`
	URL      string            `json:"url"`
	Content  string            `json:"content"`
	Language string            `json:"language"`
	Meta     map[string]string `json:"meta"` // what static/js/search.js shows
	Sort     map[string]string `json:"sort"`
}

// reply is what Pagefind answers, as far as it is looked at.
type reply struct {
	Payload struct {
		Type    string `json:"type"`
		Message string `json:"message"`
		Files   []struct {
			Path    string `json:"path"`
			Content []byte `json:"content"`
		} `json:"files"`
	} `json:"payload"`
}

// pagefind has a program make the index of a language: its files by their paths below
// the index. They talk over standard input and output, in JSON as base64 with a comma
// behind each message.
func (x *index) pagefind(program string) (map[string][]byte, error) {
	records, err := x.records()
	if err != nil {
		return nil, err
	}
	command := exec.Command(program, "--service")
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var said strings.Builder
	command.Stderr = &said
	if err := command.Start(); err != nil {
		return nil, err
	}
	sent := make(chan error, 1)
	go func() { sent <- x.send(in, records) }()
	files, err := receive(out)
	_ = command.Process.Kill() // it would wait for more; where it has failed it is gone
	wrote := <-sent
	_ = command.Wait() // killed, or told by what it said
	if err != nil {
		if last := strings.TrimSpace(said.String()); last != "" {
			return nil, fmt.Errorf("%w: %s", err, last)
		}
		return nil, errors.Join(err, wrote)
	}
	return files, nil
}

func (x *index) send(to io.Writer, records []record) error {
	w := bufio.NewWriter(to)
	id := 0
	message := func(payload any) error {
		id++
		text, err := json.Marshal(map[string]any{"message_id": id, "payload": payload})
		if err != nil {
			return err
		}
		_, err = w.WriteString(base64.StdEncoding.EncodeToString(text) + ",")
		return err
	}
	err := message(map[string]any{"type": "NewIndex", "config": map[string]any{"force_language": x.language.Tag}})
	for _, r := range records {
		err = errors.Join(err, message(r))
	}
	return errors.Join(err, message(map[string]any{"type": "GetFiles", "index_id": 0}), w.Flush())
}

// receive reads replies up to the one that brings the files.
func receive(from io.Reader) (map[string][]byte, error) {
	r := bufio.NewReader(from)
	for {
		text, err := r.ReadBytes(',')
		if err != nil {
			return nil, fmt.Errorf("it ended before its answer: %w", err)
		}
		text, err = base64.StdEncoding.AppendDecode(nil, text[:len(text)-1])
		if err != nil {
			return nil, err
		}
		var answer reply
		if err := json.Unmarshal(text, &answer); err != nil {
			return nil, err
		}
		switch p := &answer.Payload; p.Type {
		case "Error":
			return nil, errors.New(p.Message)
		case "GetFiles":
			files := map[string][]byte{}
			for _, f := range p.Files {
				if used(f.Path) {
					files[f.Path] = f.Content
				}
			}
			return files, nil
		}
	}
}

// used says whether the search page needs a file: Pagefind brings user interfaces of
// its own.
func used(path string) bool {
	return !strings.Contains(path, "ui.") && path != "pagefind-highlight.js" && !strings.Contains(path, "playground")
}

// records are the articles. Their words stand there a second time as our own index
// would have them, so that Kazakh typed on a Russian keyboard finds what it means.
func (x *index) records() ([]record, error) {
	records := make([]record, 0, len(x.language.Articles))
	for _, a := range x.language.Articles {
		e, err := x.entry(a)
		if err != nil {
			return nil, err
		}
		blocks, err := x.Prose.Words(a)
		if err != nil {
			return nil, err
		}
		names := named(a)
		records = append(records, record{
			Type: "AddRecord", URL: e.url, Language: x.language.Tag,
			Content: strings.Join(slices.Concat([]string{a.Title, names, x.folded(a.Title + "\n" + names), e.lead}, blocks), "\n"),
			Meta:    map[string]string{"title": a.Title, "url": e.url, "iso": e.iso, "date": e.date, "lead": e.lead, "tags": e.tags},
			Sort:    map[string]string{"date": a.Date.UTC().Format(time.RFC3339)},
		})
	}
	return records, nil
}

func (x *index) folded(text string) string {
	var words []string
	var t locale.Tokenizer
	t.Words([]byte(text), func(w []byte) { words = append(words, string(w)) })
	return strings.Join(words, " ")
}
