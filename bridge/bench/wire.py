"""What one full frame costs on the wire: 55 bones, 52 shapes, head and hips."""

from bridge.bench import wire_native, wire_vmc
from bridge.bench.report import Row, row

__all__ = ["measure"]


def measure() -> list[Row]:
    """Measure the VMC and the native encoder side by side in one run."""
    vmc, native = wire_vmc.measure(), wire_native.measure()
    builder = ("python-osc's builder", vmc["python_osc_micros"])

    return [
        row("VMC: one frame, 52 shapes", vmc["codec_micros"], "µs", compared_with=builder),
        row("VMC: one frame, VRM 0 presets", vmc["codec_vrm0_micros"], "µs"),
        row("VMC: times faster than python-osc", vmc["ratio"], "x", reach=">= 300"),
        row("VMC: byte-identical to python-osc", vmc["is_identical"], "", reach="== 1"),
        row("VMC: bytes a frame", vmc["bytes"], "bytes"),
        row("VMC: datagrams a frame", vmc["datagrams"], ""),
        row(
            "VMC: largest datagram",
            vmc["largest_datagram_bytes"],
            "bytes",
            reach="<= 1200",
            compared_with=("the protocol's limit", 1500),
        ),
        row(
            "native: encode one frame",
            native["encode_micros"],
            "µs",
            reach="<= 3",
            compared_with=("VMC, the same frame", vmc["codec_micros"]),
        ),
        row("native: decode one frame", native["decode_micros"], "µs"),
        row("native: bytes a frame", native["bytes"], "bytes", compared_with=("VMC", vmc["bytes"])),
    ]
