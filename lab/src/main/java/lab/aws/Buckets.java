package lab.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * What a deploy does with buckets. It makes one for the code, and it empties buckets, because only an empty bucket can
 * be deleted.
 */
record Buckets(S3Client s3, String region) {

    /** Makes a bucket that nobody else can read. If the bucket already exists and is ours, it stays. */
    void make(String bucket, Map<String, String> tags) {
        AwsProblems.doing("creating the bucket " + bucket + " for the code", () -> {
            if (!exists(bucket)) s3.createBucket(make -> {
                make.bucket(bucket);
                if (!region.equals("us-east-1"))
                    make.createBucketConfiguration(
                            place -> place.locationConstraint(BucketLocationConstraint.fromValue(region)));
            });
            List<Tag> all = tags.entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
            s3.putBucketTagging(tagging -> tagging.bucket(bucket).tagging(set -> set.tagSet(all)));
        });
    }

    /** @return false if the parcel was there already */
    boolean upload(Parcel parcel, String bucket) {
        return AwsProblems.during("uploading the code for " + parcel.variant(), () -> {
            try {
                s3.headObject(head -> head.bucket(bucket).key(parcel.key()));
                return false;
            } catch (NoSuchKeyException e) {
                s3.putObject(put -> put.bucket(bucket).key(parcel.key()), parcel.zip());
                return true;
            }
        });
    }

    boolean exists(String bucket) {
        try {
            s3.headBucket(head -> head.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) return false; // an answer to HEAD has no body that could name the fault
            throw e;
        }
    }

    /** Deletes everything in a bucket. The bucket need not exist. */
    void empty(String bucket) {
        AwsProblems.doing("emptying the bucket " + bucket, () -> {
            if (!exists(bucket)) return;
            s3.listObjectsV2Paginator(list -> list.bucket(bucket)).stream().map(page -> page.contents().stream()
                    .map(each -> ObjectIdentifier.builder().key(each.key()).build()).toList())
                    .filter(keys -> !keys.isEmpty()).forEach(keys -> s3.deleteObjects(
                            delete -> delete.bucket(bucket).delete(what -> what.objects(keys).quiet(true))));
        });
    }

    /** Deletes a bucket with everything in it. The bucket need not exist. */
    void delete(String bucket) {
        empty(bucket);
        AwsProblems.doing("deleting the bucket " + bucket, () -> {
            if (exists(bucket)) s3.deleteBucket(delete -> delete.bucket(bucket));
        });
    }
}
