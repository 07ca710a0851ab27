using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>A frame of a take, copied out of its packet.</summary>
    internal sealed class RecordedFrame
    {
        public RecordedFrame(in Frame frame)
        {
            Seq = frame.Seq;
            PtsMicros = frame.PtsMicros;
            Pose = new Pose { UtteranceId = frame.UtteranceId, State = PoseState.Live };
            Pose.Fit(frame.Weights.Count, frame.Bones.Count / Pose.BoneFloats);
            frame.Weights.CopyTo(Pose.Weights);
            frame.Head.CopyTo(Pose.Head);
            frame.Bones.CopyTo(Pose.Bones);
            frame.Hips.CopyTo(Pose.Hips);
        }

        public long Seq { get; }

        /// <summary>In session time.</summary>
        public long PtsMicros { get; }

        public Pose Pose { get; }
    }
}
