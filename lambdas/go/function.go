package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"
)

// saved is the answer of an invocation that stored something.
type saved struct {
	ID   string `json:"id"`
	Key  string `json:"key"`
	Work string `json:"work,omitempty"`
}

// hello is the answer of an invocation that touched no store.
type hello struct {
	Hello bool `json:"hello"`
}

// answer is what one invocation answers to event; what it stored is named on standard output. Its errors are BadPayload and StoreFailed.
func answer(ctx context.Context, store *store, event json.RawMessage) (any, error) {
	payload, err := parse(event)
	if err != nil {
		return nil, err
	}
	if payload.hello {
		return hello{true}, nil
	}
	work := ""
	if payload.hasWork {
		work = xorshift64(payload.work)
	}
	id := uuid.NewString()
	key, err := store.save(ctx, id, work)
	if err != nil {
		return nil, err
	}
	fmt.Println("stored", key)
	return saved{id, key, work}, nil
}
