package lab.notebook;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import lab.chart.Picture;
import lab.notebook.view.BuiltView;
import lab.notebook.view.ChartView;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.notebook.view.XChartView;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Tells the kernel how to show tables, charts and the lab's own values. The kernel finds this class as a service. */
public final class RenderExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        html(renderer, Shown.class, shown -> shown);
        html(renderer, Table.class, TableView::new);
        html(renderer, lab.toolchain.Built.class, BuiltView::new);
        html(renderer, Picture.class, ChartView::new);
        html(renderer, Chart.class, chart -> new XChartView((Chart<?, ?>) chart));
        png(renderer, BufferedImage.class, RenderExtension::image,
                image -> "Picture, " + image.getWidth() + " × " + image.getHeight() + " px");
    }

    private static <T> void html(Renderer renderer, Class<T> type, Function<T, Shown> view) {
        renderer.createRegistration(type).preferring(MIMEType.TEXT_HTML).supporting(MIMEType.TEXT_PLAIN)
                .register((value, context) -> {
                    Shown shown = view.apply(value);
                    context.renderIfRequested(MIMEType.TEXT_HTML, shown::html);
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, shown::text);
                });
    }

    /** @param words describes the picture for readers who can't see it */
    private static <T> void png(Renderer renderer, Class<T> type, Function<T, byte[]> encode,
            Function<T, String> words) {
        renderer.createRegistration(type).preferring(MIMEType.IMAGE_PNG).supporting(MIMEType.TEXT_PLAIN)
                .register((value, context) -> {
                    String alt = words.apply(value);
                    context.renderIfRequested(MIMEType.IMAGE_PNG,
                            () -> Base64.getEncoder().encodeToString(encode.apply(value)));
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> alt);
                    context.getOutputContainer().putMetaData(MIMEType.IMAGE_PNG, Map.of("alt", alt));
                });
    }

    private static byte[] image(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
