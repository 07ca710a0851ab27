using System;
using AvatarBridge.Playback;
using AvatarBridge.Programs;

/// <summary>
/// Checks what is shown: poses without a jump, also into another session; and that playing
/// allocates nothing ("allocations" as argument: only where the runtime can tell).
/// </summary>
internal static class PosePlaying
{
    private const long FrameMicros = 16_667;
    private const float Swing = 0.4f; // radians either way, 0.5 Hz

    private static readonly Checks Checks = new Checks();

    private static int Main(string[] args)
    {
        PosesFlowThroughStarvationAndBack();
        AFrameVoidsWhatItReplacesInAnyOrder();
        AnotherSessionFlowsInFromWhatIsShown();
        if (args.Length > 0 && args[0] == "allocations")
        {
            PlayingAllocatesNothing();
        }
        return Checks.Done();
    }

    private static void PosesFlowThroughStarvationAndBack()
    {
        var actor = new Actor();
        var walk = new Walk(actor);
        walk.To(2_000_000, sends: true);
        Checks.Same(walk.State, PoseState.Live, "while frames come");
        walk.To(2_150_000, sends: false);
        Checks.Same(walk.State, PoseState.Held, "soon after the last");
        walk.To(2_350_000, sends: false);
        Checks.Same(walk.State, PoseState.Easing, "later");
        walk.To(3_000_000, sends: false);
        Checks.Same(walk.State, PoseState.Resting, "in the end");
        Checks.Near(walk.Weight, 0, 1e-6, "weight at rest");
        walk.To(3_060_000, sends: true);
        walk.To(3_130_000, sends: false);
        walk.To(4_000_000, sends: true);
        Checks.Same(walk.State, PoseState.Live, "when they come again");
        Checks.Below(walk.LargestStep, 0.25, "largest step of a weight between two pictures");
        Checks.Below(walk.LargestTurn, 0.12, "largest turn between two pictures");
    }

    private static void AFrameVoidsWhatItReplacesInAnyOrder()
    {
        var pose = new Pose();
        var orders = new[] { new[] { 0, 1, 2, 3 }, new[] { 3, 2, 1, 0 }, new[] { 2, 0, 3, 1 } };
        foreach (var order in orders)
        {
            var actor = new Actor();
            var pts = new long[] { 100_000, 200_000, 300_000, 200_000 };
            foreach (var i in order)
            {
                actor.Seq = 1 + i;
                actor.Frame(pts[i], i / 4f, 0);
            }
            actor.BeAlone();
            actor.Stream.TryDraw(300_000, pose);
            Checks.Near(pose.Weights[0], 0.75, 1e-6, "the frame that replaced two");
        }
    }

    private static void AnotherSessionFlowsInFromWhatIsShown()
    {
        var actor = new Actor();
        var walk = new Walk(actor);
        walk.To(2_000_000, sends: true);
        walk.To(3_000_000, sends: false);
        actor.NowMicros = 3_000_000;
        actor.Begin("two");
        walk.To(5_000_000, sends: true);
        Checks.Same(walk.State, PoseState.Live, "in another session");
        Checks.Below(walk.LargestStep, 0.25, "step of a weight over a restart");
        Checks.Below(walk.LargestTurn, 0.12, "turn over a restart");
    }

    private static void PlayingAllocatesNothing()
    {
        var actor = new Actor();
        actor.Stream.UseDevice(44_100);
        var pose = new Pose();
        var chunk = new float[400];
        var block = new float[735];
        void Frames(int first, int count)
        {
            for (long i = first; i < first + count; i++)
            {
                var now = i * FrameMicros;
                actor.Frame(now + 200_000, i % 7 / 7f, 0.1f, Actor.Speech);
                actor.Sound(now + 200_000, chunk);
                actor.Stream.Render(block, i * 735, now + 20_000);
                actor.Stream.TryDraw(now, pose);
            }
        }
        Frames(0, 2_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Frames(2_000, 10_000);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Checks.Same(bytes, 0L, "bytes allocated by 10,000 frames and their sound");
        Checks.That(actor.Stream.Measure(12_000 * FrameMicros).IsSounding, "which sounded");
    }

    /// <summary>Pictures of a swinging head and a weight, and the largest steps.</summary>
    private sealed class Walk
    {
        private readonly Actor _actor;
        private readonly Pose _pose = new Pose();
        private long _now = 150_000;
        private double _turn = double.NaN;

        public Walk(Actor actor)
        {
            _actor = actor;
            actor.BeAlone();
        }

        public PoseState State => _pose.State;
        public double Weight { get; private set; }
        public double LargestStep { get; private set; }
        public double LargestTurn { get; private set; }

        public void To(long until, bool sends)
        {
            for (; _now < until; _now += FrameMicros)
            {
                if (sends)
                {
                    var phase = Math.PI * _now / 1e6;
                    var weight = (float)(0.5 + 0.5 * Math.Sin(3 * phase));
                    _actor.Frame(_now + 40_000, weight, Swing * (float)Math.Sin(phase));
                }
                if (_actor.Stream.TryDraw(_now, _pose))
                {
                    Look();
                }
            }
        }

        private void Look()
        {
            var turn = 2 * Math.Atan2(_pose.Head[4], _pose.Head[6]);
            if (!double.IsNaN(_turn))
            {
                LargestStep = Math.Max(LargestStep, Math.Abs(_pose.Weights[0] - Weight));
                LargestTurn = Math.Max(LargestTurn, Math.Abs(turn - _turn));
            }
            (Weight, _turn) = (_pose.Weights[0], turn);
        }
    }
}
