// The function of the contract, lambdas/README.md, under AWS's runtime client for Go.
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	store, err := newStore(context.Background(), os.Getenv) // built in INIT, used by every invocation
	if err != nil {
		reportInitError(err)
		os.Exit(1)
	}
	lambda.Start(func(ctx context.Context, event json.RawMessage) (any, error) {
		return answer(ctx, store, event)
	})
}
