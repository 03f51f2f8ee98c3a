package lab.notebook.view;

import java.awt.Color;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.chart.Ink;
import lab.chart.Looks;
import lab.chart.Theme;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Gives an XChart chart its night colours until this object is closed. In the styler and in all series, the night
 * colour of the same ink replaces each day colour; other colours stay. The chart must have been painted before, because
 * painting gives the series their colours.
 */
final class NightColours implements AutoCloseable {

    private static final Map<Integer, Color> NIGHT = new HashMap<>();

    static {
        Looks.all().forEach(look -> NIGHT.put(rgb(look.paper()), look.night()));
        Stream.<Ink>of(new Ink.Background(), new Ink.Text(), new Ink.Quiet(), new Ink.Line(), new Ink.Accent(),
                new Ink.Part(0), new Ink.Part(1), new Ink.Part(2))
                .forEach(ink -> NIGHT.put(rgb(Theme.PAPER.of(ink)), Theme.NIGHT.of(ink)));
        NIGHT.put(rgb(Color.BLACK), Theme.NIGHT.of(new Ink.Text()));
    }

    private final List<Runnable> back = new ArrayList<>();

    private NightColours() {}

    static NightColours of(Chart<?, ?> chart) {
        NightColours night = new NightColours();
        night.change(chart.getStyler());
        chart.getSeriesCollection().forEach(night::change);
        return night;
    }

    /** Every property of type {@link Color} that can be read and written. */
    private void change(Object owner) {
        for (Method getter : owner.getClass().getMethods()) {
            if (getter.getReturnType() != Color.class || getter.getParameterCount() > 0) continue;
            try {
                Method setter = owner.getClass().getMethod(getter.getName().replaceFirst("get", "set"), Color.class);
                Color day = (Color) getter.invoke(owner);
                if (day == null || !NIGHT.containsKey(rgb(day))) continue;
                setter.invoke(owner, with(NIGHT.get(rgb(day)), day.getAlpha()));
                back.add(() -> set(owner, setter, day));
            } catch (NoSuchMethodException readOnly) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void set(Object owner, Method setter, Color colour) {
        try {
            setter.invoke(owner, colour);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int rgb(Color colour) {
        return colour.getRGB() & 0xffffff;
    }

    private static Color with(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    @Override
    public void close() {
        back.reversed().forEach(Runnable::run);
    }
}
