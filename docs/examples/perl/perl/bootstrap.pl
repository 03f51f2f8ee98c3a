#!/usr/bin/perl
# The function of the contract (lambdas/README.md) for a language without a runtime client: one that speaks Lambda's Runtime API
# and signs its requests (Signature Version 4) by itself, with nothing but the modules that come with Perl.
use strict;
use warnings;
use Digest::SHA qw(hmac_sha256 hmac_sha256_hex sha256_hex);
use HTTP::Tiny;
use JSON::PP;
use MIME::Base64;
use POSIX qw(strftime);
use Time::HiRes qw(gettimeofday);

use constant MOST_WORK => 1_000_000;
use constant A_YEAR    => 365 * 24 * 3600;    # in s; /invocation/next answers when there is an invocation

$| = 1;    # a log line leaves at once, not when a buffer is full

# --- INIT: configuration, and one client for each server, because a client keeps one connection open

my $runtime = "http://$ENV{AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime";
my $lambda  = HTTP::Tiny->new(timeout => A_YEAR);
my %client  = map { $_ => HTTP::Tiny->new(verify_SSL => 1) } qw(s3 dynamodb);

my ($bucket, $table) = eval { (required('BUCKET', 'S3 bucket'), required('TABLE', 'DynamoDB table')) };
if ($@) {
    report("$runtime/init/error", $@);
    exit 1;
}
my $region = $ENV{AWS_REGION};
my $s3 = $ENV{AWS_ENDPOINT_URL_S3} ? "$ENV{AWS_ENDPOINT_URL_S3}/$bucket" : "https://$bucket.s3.$region.amazonaws.com";
my $dynamodb = $ENV{AWS_ENDPOINT_URL_DYNAMODB} // "https://dynamodb.$region.amazonaws.com";

# --- The Runtime API: ask for an invocation, post its answer or its error, for ever

while (1) {
    my $next = $lambda->get("$runtime/invocation/next");
    die "no next invocation: $next->{status} $next->{content}\n" unless $next->{success};
    my $invocation = "$runtime/invocation/$next->{headers}{'lambda-runtime-aws-request-id'}";
    my $answer = eval { encode_json(answer(payload($next->{content}))) };
    if (defined $answer) { post("$invocation/response", $answer) }
    else                 { report("$invocation/error", $@) }
}

sub report {
    my ($url, $error) = @_;
    $error =~ s/\s+$//;
    print STDERR "ERROR $error\n";
    post($url, encode_json({ errorType => 'die', errorMessage => $error, stackTrace => [] }),
        'lambda-runtime-function-error-type' => 'die');
}

sub post {
    my ($url, $json, %headers) = @_;
    my $taken = $lambda->post($url, { headers => { 'content-type' => 'application/json', %headers }, content => $json });
    die "$url did not take what it was sent: $taken->{status} $taken->{content}\n" unless $taken->{success};
}

# --- The function

sub answer {
    my ($payload) = @_;
    return { hello => JSON::PP::true } if $payload->{hello};
    my @work = exists $payload->{work} ? (work => xorshift64($payload->{work})) : ();
    my $id   = uuid();
    my $key  = "$id.txt";
    eval { put('s3', 'PUT', "$s3/$key", $id, 'content-type' => 'text/plain') } or die "S3 put failed, nothing recorded: $@";
    my %item = (id => $id, key => $key, function => $ENV{AWS_LAMBDA_FUNCTION_NAME}, createdAt => now(), @work);
    my $request = encode_json({ TableName => $table, Item => { map { $_ => { S => $item{$_} } } keys %item } });
    eval {
        put('dynamodb', 'POST', "$dynamodb/", $request,
            'content-type' => 'application/x-amz-json-1.0', 'x-amz-target' => 'DynamoDB_20120810.PutItem');
    } or die "DynamoDB put failed, orphaned object $key: $@";
    print "stored $key\n";
    return { id => $id, key => $key, @work };
}

# What the caller asks for: {}, {work => n} or {hello => 1}.
sub payload {
    my $payload = object(shift);
    my $context = $payload->{requestContext};
    $payload = object(body($payload)) if ref $context eq 'HASH' && exists $context->{http};
    return { hello => 1 } if JSON::PP::is_bool($payload->{hello}) && $payload->{hello};
    return {} unless exists $payload->{work};
    my ($work) = encode_json([$payload->{work}]) =~ /^\[(.*)\]$/;    # as JSON again, where 5 and "5" differ
    die "Bad payload: work is $work, expected an integer from 0 to " . MOST_WORK . "\n" if $work !~ /^\d{1,7}$/ || $work > MOST_WORK;
    return { work => $work };
}

sub object {
    my $object = eval { decode_json(shift) };
    die 'Bad payload: not JSON, ' . $@ =~ s/ at \S+ line \d+\.$//r if $@;
    return ref $object eq 'HASH' ? $object : die "Bad payload: expected one JSON object\n";
}

sub body {
    my ($event) = @_;
    my $body = $event->{body} // '';
    die "Bad payload: the event's body is no string\n" if ref $body;
    utf8::encode($body);
    $body = decode_base64($body) if $event->{isBase64Encoded};
    return length $body ? $body : '{}';
}

# Perl's bit operators are unsigned and >> is the logical shift (without "use integer", which would make both signed).
sub xorshift64 {
    my $x = 88172645463325252;
    for (1 .. $_[0] * 1000) {
        $x ^= $x << 13;
        $x ^= $x >> 7;
        $x ^= $x << 17;
    }
    return sprintf '%016x', $x;
}

sub uuid {
    open my $random, '<:raw', '/dev/urandom' or die "no random numbers: $!\n";
    sysread $random, my $bytes, 16;
    vec($bytes, 6, 8) = vec($bytes, 6, 8) & 0x0f | 0x40;    # version 4
    vec($bytes, 8, 8) = vec($bytes, 8, 8) & 0x3f | 0x80;    # variant of RFC 9562
    return join '-', unpack 'H8 H4 H4 H4 H12', $bytes;
}

sub now {
    my ($s, $us) = gettimeofday;
    return strftime('%Y-%m-%dT%H:%M:%S', gmtime $s) . sprintf '.%03dZ', $us / 1000;
}

sub required {
    my ($name, $meaning) = @_;
    return $ENV{$name} || die "$name is not set: give the function the name of its $meaning\n";
}

# --- AWS: one request, signed

sub put {
    my ($service, $method, $url, $content, %headers) = @_;
    my ($host, $path) = $url =~ m{^https?://([^/]+)(/.*)$};
    my $time  = strftime('%Y%m%dT%H%M%SZ', gmtime);
    my $scope = join '/', substr($time, 0, 8), $region, $service, 'aws4_request';
    my $hash  = sha256_hex($content);
    %headers = (%headers, 'x-amz-date' => $time, 'x-amz-content-sha256' => $hash);
    $headers{'x-amz-security-token'} = $ENV{AWS_SESSION_TOKEN} if $ENV{AWS_SESSION_TOKEN};
    my %signed = (%headers, host => $host);
    my $names = join ';', sort keys %signed;
    my $request = join "\n", $method, $path, '', (map { "$_:$signed{$_}" } sort keys %signed), '', $names, $hash;
    my $key = "AWS4$ENV{AWS_SECRET_ACCESS_KEY}";
    $key = hmac_sha256($_, $key) for split '/', $scope;
    my $signature = hmac_sha256_hex(join("\n", 'AWS4-HMAC-SHA256', $time, $scope, sha256_hex($request)), $key);
    $headers{authorization} =
        "AWS4-HMAC-SHA256 Credential=$ENV{AWS_ACCESS_KEY_ID}/$scope, SignedHeaders=$names, Signature=$signature";
    my $response = $client{$service}->request($method, $url, { headers => \%headers, content => $content });
    return 1 if $response->{success};
    die join(' ', $response->{status}, split ' ', $response->{content}) . "\n";
}
