package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"testing"
	"time"
)

// storeAt is the real SDK against loopback ports.
func storeAt(t *testing.T, s3, dynamoDB string) *store {
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL_S3": s3, "AWS_ENDPOINT_URL_DYNAMODB": dynamoDB, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
		"AWS_SECRET_ACCESS_KEY": "local", "AWS_MAX_ATTEMPTS": "1", "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
		"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required", "BUCKET": "bucket", "TABLE": "table",
	} {
		t.Setenv(name, value)
	}
	store, err := newStore(context.Background(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func closedPort(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return "http://" + listener.Addr().String()
}

func acceptingPort(t *testing.T) string {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(server.Close)
	return server.URL
}

func fails(t *testing.T, store *store, pattern string) {
	t.Helper()
	_, err := answer(context.Background(), store, []byte("{}"))
	if err == nil || !regexp.MustCompile(pattern).MatchString(err.Error()) {
		t.Error(err)
	}
}

func TestWithoutS3NothingIsRecorded(t *testing.T) {
	fails(t, storeAt(t, closedPort(t), closedPort(t)), "^S3 put failed, nothing recorded: .*connection refused")
}

func TestWithoutDynamoDBTheOrphanedObjectIsNamed(t *testing.T) {
	fails(t, storeAt(t, acceptingPort(t), closedPort(t)), `^DynamoDB put failed, orphaned object [0-9a-f-]{36}\.txt: .*connection refused`)
}

func TestHelloTouchesNoStore(t *testing.T) {
	got, err := answer(context.Background(), storeAt(t, closedPort(t), closedPort(t)), []byte(`{"hello": true}`))
	if err != nil || got != (hello{true}) {
		t.Error(got, err)
	}
}

func TestAMissingVariableIsNamedWithWhatToDo(t *testing.T) {
	for name, want := range map[string]string{
		"BUCKET": "BUCKET is not set: give the function the name of its S3 bucket",
		"TABLE":  "TABLE is not set: give the function the name of its DynamoDB table",
	} {
		_, err := newStore(context.Background(), func(other string) string {
			if other == name {
				return ""
			}
			return "set"
		})
		if err == nil || err.Error() != want {
			t.Error(err)
		}
	}
}

func TestMillisecondsAreWrittenEvenIfTheyAreZero(t *testing.T) {
	if got := iso8601(time.Unix(0, 0)); got != "1970-01-01T00:00:00.000Z" {
		t.Error(got)
	}
}
