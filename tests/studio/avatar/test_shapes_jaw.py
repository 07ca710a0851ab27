import numpy as np

from bridge.studio.avatar.mouth import TONGUE_TIP


def test_the_open_jaw_drops_chin_and_lower_lip(head, head_moves):
    moves = head_moves["jawOpen"]
    lower = moves[head.lip < -0.999]
    assert lower[:, 1].min() < -0.020
    assert moves[head.lip > 0.999, 1].min() > 0.5 * lower[:, 1].min()
    assert np.abs(moves[head.positions[:, 1] > 1.43]).max() == 0.0


def test_the_mouth_opens_widest_in_the_middle(head, head_moves):
    rim = np.flatnonzero(head.lip < -0.999)
    drop = head_moves["jawOpen"][rim, 1]
    assert abs(head.positions[rim[drop.argmin()], 0]) < 0.004


def test_lower_teeth_go_with_the_jaw(mouth, mouth_moves):
    teeth = (mouth.soft == 0) & (mouth.jaw == 1)
    assert mouth_moves["jawOpen"][teeth, 1].max() < -0.012
    assert np.abs(mouth_moves["jawOpen"][mouth.jaw == 0]).max() == 0.0


def test_the_jaw_moves_sideways_and_forward(head, head_moves):
    chin = np.linalg.norm(head.positions - (0, 1.37, 0.085), axis=1).argmin()
    assert head_moves["jawLeft"][chin, 0] > 0.005
    assert head_moves["jawRight"][chin, 0] < -0.005
    assert head_moves["jawForward"][chin, 2] > 0.004


def test_the_tongue_comes_out_beyond_the_lips(head, mouth, mouth_moves):
    tongue = (mouth.soft == 0) & (mouth.jaw % 1 > 0)
    away = np.linalg.norm(mouth.positions - TONGUE_TIP, axis=1)
    tip = np.where(tongue, away, 1.0).argmin()
    out = mouth.positions[tip] + mouth_moves["tongueOut"][tip]
    assert out[2] > head.positions[np.abs(head.lip) > 0.999, 2].max() + 0.005
    assert np.abs(mouth_moves["tongueOut"][(mouth.soft == 0) & (mouth.jaw % 1 == 0)]).max() == 0
