"""Tiny made-up sets in the form of the public ones: twelve crossings, one day of forty orders."""

import io
import json
import lzma
import tarfile
from pathlib import Path

VERTEXES = [(110.20 + place * 0.01, 20.00 + (place % 3) * 0.01) for place in range(12)]


def archive(path: Path, files: dict[str, str]) -> None:
    """A .tar.xz with these texts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:xz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))


def write(folder: Path) -> None:
    """A ride set and a delivery set, in the archives and folders of the public ones."""
    rows = [
        f'{id},[0],"{json.dumps(spot)}",0,turn,[],[],[],[],[0]' for id, spot in enumerate(VERTEXES)
    ]
    header = "id,block,coor,class,type,sub_ver,front_ver,sub_arc,front_arc,pair_id"
    text = "\n".join([header, *rows]) + "\n"
    archive(folder / "city-haikou" / "network.tar.xz", {"all_vertexes.csv": text})
    with lzma.open(folder / "city-haikou" / "od_pairs.csv.xz", "wt") as file:
        file.write("start_ver,end_ver,num\n5,6,90\n6,5,10\n5,7,100\n")
    orders = ["order\tx\ty\tplacement_time\trestaurant\tready_time"]
    orders += [
        f"o{n}\t{1000 + 90 * n}\t{500 + 70 * n}\t{20 * n}\tr1\t{20 * n + 9}" for n in range(40)
    ]
    couriers = "courier\tx\ty\ton_time\toff_time\nc1\t2000\t1500\t0\t180\n"
    archive(
        folder / "ondemand-grubhub-mdrp" / "seeds.tar.xz",
        {
            f"3o100t100s{plan}p100/{name}": content
            for plan in (1, 2)
            for name, content in (
                ("orders.txt", "\n".join(orders) + "\n"),
                ("couriers.txt", couriers),
            )
        },
    )
