package stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Reads each put to its end. AWS's SDKs send the checksum of an object behind its last byte, in a trailer. The store
 * below stops at that byte: it would answer before the trailer is there, and its server would close the connection on
 * what it has not read.
 */
final class WholePuts extends ForwardingBlobStore {

    WholePuts(BlobStore store) {
        super(store);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse answer = super.putBlob(request, content);
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }
}
