package pipeline

import (
	"context"
	"sync"
)

// MakePictures starts to make the variants of all pictures that are not in the cache, on
// all cores, while the caller renders the tree. The function wanted says which paths of
// the site are rendered; nil means all. The function made is called after each picture
// with the number of all, from several goroutines; it may be nil. The caller must call
// stop, which ends the work and waits.
func (r *Result) MakePictures(ctx context.Context, wanted func(path string) bool, made func(of int)) (stop func()) {
	if wanted == nil {
		wanted = func(string) bool { return true }
	}
	if made == nil {
		made = func(int) {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	if r.Pictures != nil {
		done.Go(func() { r.Pictures.MakeAll(ctx, wanted, made) })
	}
	return func() {
		cancel()
		done.Wait()
	}
}
