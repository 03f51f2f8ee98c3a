package lab.deck;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import locallambda.system.Problem;

/** An address as a QR code that a telephone reads off a screen: dark on white in every theme, with its quiet zone. */
final class QrCode {

    /** Modules of white around the code, as the standard asks for. */
    private static final int QUIET = 4;

    private QrCode() {}

    /** Inline SVG, one unit per module. */
    static String svg(String address) {
        BitMatrix modules = matrix(address);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < modules.getWidth(); x++)
                if (modules.get(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" role=\"img\" "
                + "shape-rendering=\"crispEdges\"><title>QR code: %3$s</title><rect width=\"%1$d\" height=\"%2$d\" "
                + "fill=\"#ffffff\"/><path fill=\"#0b1020\" d=\"%4$s\"/></svg>").formatted(modules.getWidth(),
                        modules.getHeight(), address.replace("&", "&amp;").replace("<", "&lt;"), path);
    }

    static BitMatrix matrix(String address) {
        try {
            return new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new Problem("The address " + address + " is too long for a QR code.",
                    "Put a shorter address into slides/speaker.yaml.", e);
        }
    }
}
