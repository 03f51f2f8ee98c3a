package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// store saves an id in S3, then records it in DynamoDB.
type store struct {
	s3                      *s3.Client
	dynamoDB                *dynamodb.Client
	bucket, table, function string
}

// MissingConfiguration names an environment variable that the function needs.
type MissingConfiguration struct{ name, meaning string }

func (e MissingConfiguration) Error() string {
	return fmt.Sprintf("%s is not set: give the function the name of its %s", e.name, e.meaning)
}

// StoreFailed says what was left behind when S3 or DynamoDB did not take what the function gave it.
type StoreFailed struct {
	consequence string
	cause       error
}

func (e StoreFailed) Error() string { return e.consequence + ": " + e.cause.Error() }
func (e StoreFailed) Unwrap() error { return e.cause }

// newStore builds clients that take region, credentials and endpoints from the variables that every AWS SDK reads.
func newStore(ctx context.Context, variable func(string) string) (*store, error) {
	for _, required := range []MissingConfiguration{{"BUCKET", "S3 bucket"}, {"TABLE", "DynamoDB table"}} {
		if variable(required.name) == "" {
			return nil, required
		}
	}
	configuration, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	return &store{
		s3:       s3.NewFromConfig(configuration),
		dynamoDB: dynamodb.NewFromConfig(configuration),
		bucket:   variable("BUCKET"),
		table:    variable("TABLE"),
		function: variable("AWS_LAMBDA_FUNCTION_NAME"),
	}, nil
}

// save returns the object's key. Nothing is recorded unless the object is there.
func (s *store) save(ctx context.Context, id, work string) (string, error) {
	key := id + ".txt"
	_, err := s.s3.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &s.bucket, Key: &key, Body: strings.NewReader(id), ContentType: aws.String("text/plain"),
	})
	if err != nil {
		return "", StoreFailed{"S3 put failed, nothing recorded", err}
	}
	_, err = s.dynamoDB.PutItem(ctx, &dynamodb.PutItemInput{TableName: &s.table, Item: s.item(id, key, work)})
	if err != nil {
		return "", StoreFailed{"DynamoDB put failed, orphaned object " + key, err}
	}
	return key, nil
}

func (s *store) item(id, key, work string) map[string]types.AttributeValue {
	text := func(value string) types.AttributeValue { return &types.AttributeValueMemberS{Value: value} }
	item := map[string]types.AttributeValue{
		"id": text(id), "key": text(key), "function": text(s.function), "createdAt": text(iso8601(time.Now())),
	}
	if work != "" {
		item["work"] = text(work)
	}
	return item
}

// iso8601 is UTC and always has milliseconds.
func iso8601(moment time.Time) string {
	return moment.UTC().Format("2006-01-02T15:04:05.000Z")
}
