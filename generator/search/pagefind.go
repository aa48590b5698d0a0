package search

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"qostil/generator/language/locale"
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

// maxAnswer is what an answer may weigh: the files of 10,000 stories are 50 MB of it.
const maxAnswer = 1 << 30

var errStranger = errors.New("it does not answer as Pagefind does")

// Program is the program Pagefind as far as this package needs it. Whoever calls Add
// starts the program; this package has the language that it speaks.
type Program struct {
	Path string // for messages

	// Talk starts the program, has send write to its standard input while receive reads
	// its standard output, and ends it when receive returns. receive calls answered for
	// each complete answer, from which on the program may think about the next one.
	Talk func(send func(io.Writer) error, receive func(r io.Reader, answered func()) error) error
}

// pagefind has the program make the index of a language, and returns its files by their
// paths below the index. Messages are JSON as base64 with a comma behind each.
func (ix *index) pagefind(program *Program) (files map[string][]byte, err error) {
	records, err := ix.records()
	if err != nil {
		return nil, err
	}
	err = program.Talk(
		func(w io.Writer) error { return ix.send(w, records) },
		func(r io.Reader, answered func()) error {
			files, err = receive(r, answered)
			return err
		})
	if err != nil {
		return nil, err
	}
	return files, nil
}

func (ix *index) send(to io.Writer, records []record) error {
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
	err := message(map[string]any{"type": "NewIndex", "config": map[string]any{"force_language": ix.language.Tag}})
	for _, r := range records {
		err = errors.Join(err, message(r))
	}
	return errors.Join(err, message(map[string]any{"type": "GetFiles", "index_id": 0}), w.Flush())
}

// receive reads replies up to the one that brings the files, and tells of each.
func receive(from io.Reader, came func()) (map[string][]byte, error) {
	r := bufio.NewReader(from)
	for {
		text, err := message(r)
		if err != nil {
			return nil, err
		}
		came()
		text, err = base64.StdEncoding.AppendDecode(nil, text)
		if err != nil {
			return nil, errStranger
		}
		var answer reply
		if err := json.Unmarshal(text, &answer); err != nil {
			return nil, errStranger
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

// message reads up to the next comma. What is no base64 is refused at once: another
// program might write for ever.
func message(r *bufio.Reader) (text []byte, err error) {
	for {
		part, err := r.ReadSlice(',')
		text = append(text, part...)
		switch {
		case err == nil:
			return text[:len(text)-1], nil
		case err != bufio.ErrBufferFull:
			return nil, fmt.Errorf("it ended before its answer: %w", err)
		case len(text) > maxAnswer || bytes.ContainsFunc(part, notBase64):
			return nil, errStranger
		}
	}
}

func notBase64(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '/' || r > '9') && !strings.ContainsRune("+=\r\n", r)
}

// used says whether the search page needs a file: Pagefind brings user interfaces of
// its own.
func used(path string) bool {
	return !strings.Contains(path, "ui.") && path != "pagefind-highlight.js" && !strings.Contains(path, "playground")
}

// records are the articles. Their words stand there a second time as our own index
// would have them, so that Kazakh typed on a Russian keyboard finds what it means.
func (ix *index) records() ([]record, error) {
	records := make([]record, 0, len(ix.language.Articles))
	for _, a := range ix.language.Articles {
		e, err := ix.entry(a)
		if err != nil {
			return nil, err
		}
		blocks, err := ix.Prose.Words(a)
		if err != nil {
			return nil, err
		}
		names := named(a)
		records = append(records, record{
			Type: "AddRecord", URL: e.url, Language: ix.language.Tag,
			Content: strings.Join(slices.Concat([]string{a.Title, names, ix.folded(a.Title + "\n" + names), e.lead}, blocks), "\n"),
			Meta:    map[string]string{"title": a.Title, "url": e.url, "iso": e.iso, "date": e.date, "lead": e.lead, "tags": e.tags},
			Sort:    map[string]string{"date": a.Date.UTC().Format(time.RFC3339)},
		})
	}
	return records, nil
}

func (ix *index) folded(text string) string {
	var words []string
	var t locale.Tokenizer
	t.Words([]byte(text), func(w []byte) { words = append(words, string(w)) })
	return strings.Join(words, " ")
}
